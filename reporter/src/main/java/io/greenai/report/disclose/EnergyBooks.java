package io.greenai.report.disclose;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Account;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.EnergyBook;
import io.greenai.report.disclose.model.EnergyRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Totals;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The conservation law on paper: booked energy as the ledgers have it, before any policy. */
final class EnergyBooks {
  private final Totals totals;
  private final LedgerEvidence evidence;

  EnergyBooks(Totals totals, LedgerEvidence evidence) {
    this.totals = totals;
    this.evidence = evidence;
  }

  EnergyBook book() {
    BigInteger booked = energy(key -> true);
    BigInteger metered = totals.meteredMicrojoules();
    BigInteger overlap =
        totals.hosts().stream().map(HostTotals::overlapMicrojoules).reduce(ZERO, BigInteger::add);
    return new EnergyBook(
        Stream.of(Phase.values()).flatMap(this::phase).toList(),
        Stream.of(Account.values()).map(this::account).toList(),
        figure("energy.booked", "Booked to all accounts", key -> true),
        Stated.energy("energy.metered", "Metered energy", metered, quality(key -> true)),
        Stated.energy(
                "energy.difference",
                "Difference",
                metered.add(overlap).subtract(booked),
                Quality.MEASURED)
            .by("metered + overlap - booked", "energy.metered", "energy.booked"),
        totals.hosts().stream().map(this::host).toList(),
        meters());
  }

  private Stream<EnergyRow> phase(Phase phase) {
    Predicate<LoadKey> of = key -> key.model() != null && key.model().phase() == phase;
    return totals.loads().keySet().stream().noneMatch(of)
        ? Stream.empty()
        : Stream.of(
            new EnergyRow(
                phase.id(),
                phase.id().replace('-', ' '),
                figure(
                    FigureId.of("energy", "phase", phase.id()),
                    "Energy of models, " + phase.id().replace('-', ' '),
                    of)));
  }

  private EnergyRow account(Account account) {
    String label =
        switch (account) {
          case MODEL -> "Models";
          case JVM_GC -> "Garbage collection";
          case JVM_JIT -> "Just-in-time compilation";
          case JVM_AGENT -> "This agent";
          case JVM_OTHER -> "Rest of the JVM";
          case HOST_OTHER -> "Other processes";
          case HOST_IDLE -> "Idle";
        };
    return new EnergyRow(
        account.id(),
        label,
        figure(
            FigureId.of("energy", "account", account.id().replace('.', '-')),
            "Booked: " + label,
            key -> key.account() == account));
  }

  private EnergyBook.HostBook host(HostTotals host) {
    Predicate<LoadKey> of = key -> key.hostKey().equals(host.hostKey());
    String id = HostName.of(host.hostKey());
    return new EnergyBook.HostBook(
        id,
        host.hostKey(),
        List.copyOf(host.services()),
        Stated.energy(
            FigureId.of("host", id, "metered"),
            "Metered on host " + id,
            host.meteredMicrojoules(),
            quality(of)),
        figure(FigureId.of("host", id, "booked"), "Booked on host " + id, of),
        Stated.energy(
            FigureId.of("host", id, "difference"),
            "Difference on host " + id,
            host.differenceMicrojoules(),
            Quality.MEASURED),
        Stated.energy(
            FigureId.of("host", id, "overlap"),
            "Overlap on host " + id,
            host.overlapMicrojoules(),
            quality(of)));
  }

  private List<EnergyBook.MeterRow> meters() {
    return evidence.runs().stream()
        .flatMap(
            run ->
                run.header().meters().stream()
                    .map(
                        meter ->
                            new EnergyBook.MeterRow(
                                HostName.of(run.header().hostKey()),
                                meter.id(),
                                meter.domain().id(),
                                meter.role().id(),
                                meter.boundary().id(),
                                meter.quality().id(),
                                meter.source())))
        .distinct()
        .toList();
  }

  private Figure figure(String id, String label, Predicate<LoadKey> of) {
    return Stated.energy(id, label, energy(of), quality(of));
  }

  private BigInteger energy(Predicate<LoadKey> of) {
    return totals.sum(of).totalMicrojoules();
  }

  private Quality quality(Predicate<LoadKey> of) {
    return totals.loads().keySet().stream()
        .filter(of)
        .map(LoadKey::quality)
        .reduce(Quality.MEASURED, Quality::worse);
  }
}
