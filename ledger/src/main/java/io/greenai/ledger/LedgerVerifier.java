package io.greenai.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a tree of ledgers: order and chain within and across the files of a run, numbers,
 * conservation per window and per host, footers, duplicates, forks and missing files.
 */
public final class LedgerVerifier {
  private LedgerVerifier() {}

  /**
   * Verifies all ledgers under {@code root}.
   *
   * @throws IOException if {@code root} does not exist, a directory cannot be listed, or a file
   *     disappears while it is read
   */
  public static VerificationReport verify(Path root) throws IOException {
    LedgerStore store = LedgerStore.scan(root);
    List<VerificationReport.Run> runs = new ArrayList<>();
    List<VerificationReport.Host> hosts = new ArrayList<>();
    for (Map.Entry<String, List<LedgerRun>> host : store.runsByHost().entrySet()) {
      HostBook book = new HostBook();
      EnergyTotals processes = new EnergyTotals();
      List<String> runIds = new ArrayList<>();
      for (LedgerRun run : host.getValue()) {
        RunTally tally = new RunTally();
        run.forEachWindow(
            (header, window, line) -> {
              tally.add(window);
              book.add(header, window);
              addProcesses(window, processes);
            });
        runs.add(tally.of(run));
        runIds.add(run.header().runId());
      }
      Map<Domain, HostBalance> balances = book.total();
      hosts.add(
          new VerificationReport.Host(
              host.getKey(), runIds, balances, difference(balances, processes)));
    }
    runs.sort((a, b) -> a.runId().compareTo(b.runId()));
    return new VerificationReport(runs, hosts, store.findings());
  }

  private static void addProcesses(Window window, EnergyTotals processes) {
    for (Posting posting : window.postings()) {
      if (posting.account().isOfProcess()) {
        posting.energyMicrojoules().forEach(processes::add);
      }
    }
  }

  /** Holds the host book against the process postings, summed without it. */
  private static BigInteger difference(Map<Domain, HostBalance> balances, EnergyTotals processes) {
    BigInteger difference = BigInteger.ZERO;
    for (Domain domain : Domain.values()) {
      HostBalance booked = balances.getOrDefault(domain, HostBalance.ZERO);
      BigInteger accounts = booked.idle().add(processes.microjoules(domain)).add(booked.other());
      BigInteger metered = booked.meters().add(booked.overlap());
      difference = difference.add(accounts.subtract(metered).abs());
    }
    return difference;
  }

  private static final class RunTally {
    private final EnergyTotals meters = new EnergyTotals();
    private long windows;
    private @Nullable Instant firstStart;
    private @Nullable Instant lastEnd;

    void add(Window window) {
      Instant end = window.start().plusNanos(window.durationNanos());
      if (firstStart == null || window.start().isBefore(firstStart)) {
        firstStart = window.start();
      }
      if (lastEnd == null || end.isAfter(lastEnd)) {
        lastEnd = end;
      }
      windows++;
      meters.add(Conservation.meters(window));
    }

    VerificationReport.Run of(LedgerRun run) {
      return new VerificationReport.Run(
          run.header().runId(),
          run.header().service(),
          run.header().hostKey(),
          run.files(),
          windows,
          firstStart,
          lastEnd,
          run.headHash(),
          run.endReason(),
          run.hasTornTail(),
          meters.asMap(),
          run.differenceMicrojoules());
    }
  }
}
