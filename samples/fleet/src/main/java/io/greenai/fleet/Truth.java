package io.greenai.fleet;

import io.greenai.ledger.Domain;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a correct reader of the ledgers must find, per calendar quarter of one zone: what agents
 * booked ({@code postings.csv}), what hosts used ({@code hosts.csv}) and what the ledgers lack
 * ({@code lacking.csv}). Whole numbers only.
 */
final class Truth {
  private final ZoneId zone;
  private final Map<List<String>, BigInteger[]> postings = newTable();
  private final Map<List<String>, BigInteger[]> hosts = newTable();
  private final Map<List<String>, BigInteger[]> lacking = newTable();

  Truth(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Adds a quarter-hour of a host.
   *
   * @param fates of what each agent had to book
   */
  void add(Host host, QuarterHour time, Map<Agent, Fate> fates) {
    String period = period(time.start());
    fates.forEach((agent, fate) -> add(period, agent, time, fate));
    if (fates.containsValue(Fate.COUNTED)) {
      for (Domain domain : host.domains()) {
        addHost(period, host, domain, time, fates);
      }
    }
  }

  private void add(String period, Agent agent, QuarterHour time, Fate fate) {
    if (fate != Fate.COUNTED) {
      List<String> key =
          List.of(period, agent.host().name(), agent.service(), agent.environment(), fate.name());
      add(lacking, key, QuarterHour.LENGTH.toMinutes());
      return;
    }
    ProcessUse process = time.processes().get(agent);
    if (process == null) {
      return;
    }
    for (Use use : process.uses()) {
      Workload workload = use.workload();
      addPosting(
          period,
          agent,
          List.of("model", workload.model(), use.deployment().version(), workload.phase().id()),
          use.energyMicrojoules(),
          use.calls(),
          use.calls() * workload.itemsPerCall());
    }
    process
        .overheadMicrojoules()
        .forEach(
            (account, energy) ->
                addPosting(period, agent, List.of(account.id(), "", "", ""), energy, 0, 0));
  }

  private void addPosting(
      String period,
      Agent agent,
      List<String> who,
      Map<Domain, Long> energy,
      long calls,
      long items) {
    List<String> key =
        new ArrayList<>(List.of(period, agent.host().name(), agent.service(), agent.environment()));
    key.addAll(who);
    add(
        postings,
        key,
        energy.getOrDefault(Domain.CPU, 0L),
        energy.getOrDefault(Domain.DRAM, 0L),
        calls,
        items);
  }

  /** Meters count once; what no ledger claims is others' as far as the ledgers can tell. */
  private void addHost(
      String period, Host host, Domain domain, QuarterHour time, Map<Agent, Fate> fates) {
    long metered = time.microjoules(domain);
    long idle = time.idleMicrojoules().getOrDefault(domain, 0L);
    long booked = 0;
    for (Map.Entry<Agent, ProcessUse> process : time.processes().entrySet()) {
      if (fates.get(process.getKey()) == Fate.COUNTED) {
        booked += process.getValue().microjoules(domain);
      }
    }
    add(
        hosts,
        List.of(period, host.name(), host.key(), domain.id()),
        metered,
        idle,
        booked,
        metered - idle - booked);
  }

  private String period(Instant start) {
    ZonedDateTime local = start.atZone(zone);
    return local.getYear() + "-Q" + local.get(IsoFields.QUARTER_OF_YEAR);
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(
        folder.resolve("postings.csv"),
        "period,host,service,environment,account,model,version,phase,"
            + "cpuMicrojoules,dramMicrojoules,calls,items",
        postings);
    write(
        folder.resolve("hosts.csv"),
        "period,host,hostKey,domain,"
            + "meteredMicrojoules,idleMicrojoules,bookedMicrojoules,otherMicrojoules",
        hosts);
    write(folder.resolve("lacking.csv"), "period,host,service,environment,why,minutes", lacking);
  }

  private static void write(Path file, String head, Map<List<String>, BigInteger[]> table)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(head));
    table.forEach(
        (key, sums) -> {
          List<String> cells = new ArrayList<>(key);
          Arrays.stream(sums).map(BigInteger::toString).forEach(cells::add);
          lines.add(String.join(",", cells));
        });
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static Map<List<String>, BigInteger[]> newTable() {
    return new TreeMap<>(Truth::compare);
  }

  private static int compare(List<String> a, List<String> b) {
    return Arrays.compare(a.toArray(String[]::new), b.toArray(String[]::new));
  }

  private static void add(
      Map<List<String>, BigInteger[]> table, List<String> key, long... amounts) {
    BigInteger[] sums =
        table.computeIfAbsent(
            key,
            unused -> {
              BigInteger[] zeros = new BigInteger[amounts.length];
              Arrays.fill(zeros, BigInteger.ZERO);
              return zeros;
            });
    for (int i = 0; i < amounts.length; i++) {
      sums[i] = sums[i].add(BigInteger.valueOf(amounts[i]));
    }
  }
}
