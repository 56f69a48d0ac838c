package io.greenai.fleet;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What happens on a host from one local midnight to the next. The same seed, host and day give the
 * same day.
 */
final class HostDay {
  private static final long MICROJOULES_PER_MILLIWATT = QuarterHour.LENGTH.toSeconds() * 1000;
  private static final double DRAM_SHARE = 0.12;

  /** Of a process's models' energy. */
  private static final Map<Account, Double> OVERHEADS =
      Map.of(
          Account.JVM_GC, 0.02,
          Account.JVM_JIT, 0.002,
          Account.JVM_AGENT, 0.003,
          Account.JVM_OTHER, 0.04);

  /** What a JVM that waits for work draws all the same. */
  private static final long OTHER_MILLIWATTS = 60;

  private final Host host;
  private final List<Agent> agents;
  private final LocalDate day;
  private final SplittableRandom random;

  HostDay(long seed, Host host, List<Agent> agents, LocalDate day) {
    this.host = host;
    this.agents = agents;
    this.day = day;
    this.random = new SplittableRandom(seed ^ (31L * host.name().hashCode() + day.toEpochDay()));
  }

  List<QuarterHour> quarterHours() {
    List<QuarterHour> all = new ArrayList<>();
    Instant end = day.plusDays(1).atStartOfDay(host.zone()).toInstant();
    Instant start = day.atStartOfDay(host.zone()).toInstant();
    while (start.isBefore(end)) {
      all.add(quarterHour(start));
      start = start.plus(QuarterHour.LENGTH);
    }
    return all;
  }

  private QuarterHour quarterHour(Instant start) {
    Map<Agent, ProcessUse> processes = new LinkedHashMap<>();
    for (Agent agent : agents) {
      processes.put(agent, process(agent, start.atZone(host.zone())));
    }
    Map<Domain, Long> idle = new EnumMap<>(Domain.class);
    for (Domain domain : host.domains()) {
      idle.put(domain, host.idleMilliwatts(domain) * MICROJOULES_PER_MILLIWATT);
    }
    long others = noisy(host.othersMilliwatts() * MICROJOULES_PER_MILLIWATT, 0.4);
    return new QuarterHour(start, processes, byDomain(others), idle);
  }

  private ProcessUse process(Agent agent, ZonedDateTime time) {
    List<Use> uses = new ArrayList<>();
    long models = 0;
    for (Workload workload : agent.workloads()) {
      Workload.Deployment deployment = workload.on(day);
      double peak = workload.peakCallsPerHour() / 4.0;
      long calls = noisy((long) (peak * workload.curve().at(time)), 0.15);
      long energy = noisy(calls * deployment.microjoulesPerCall(), 0.03);
      models += energy;
      uses.add(new Use(workload, deployment, calls, byDomain(energy)));
    }
    Map<Account, Map<Domain, Long>> overheads = new EnumMap<>(Account.class);
    for (Account account : Account.values()) {
      Double share = OVERHEADS.get(account);
      if (share != null) {
        long base = account == Account.JVM_OTHER ? OTHER_MILLIWATTS * MICROJOULES_PER_MILLIWATT : 0;
        overheads.put(account, byDomain(base + (long) (models * share)));
      }
    }
    return new ProcessUse(uses, overheads);
  }

  private Map<Domain, Long> byDomain(long microjoules) {
    Map<Domain, Long> split = new EnumMap<>(Domain.class);
    long dram = host.domains().contains(Domain.DRAM) ? (long) (microjoules * DRAM_SHARE) : 0;
    split.put(Domain.CPU, microjoules - dram);
    if (host.domains().contains(Domain.DRAM)) {
      split.put(Domain.DRAM, dram);
    }
    return split;
  }

  /** Within {@code spread} of {@code value}, evenly. */
  private long noisy(long value, double spread) {
    return Math.round(value * (1 + spread * (2 * random.nextDouble() - 1)));
  }
}
