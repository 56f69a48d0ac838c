package io.greenai.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the ledgers of one host say about one slot. */
final class HostSlot {
  /** Windows start at whole milliseconds, and clocks are slewed: less than this is no time. */
  private static final long TOLERANCE_MICROS = 10_000;

  /** Between two consecutive windows of a run: its meters count on, so that nothing is missing. */
  private static final long BRIDGED_MICROS = 1_000_000;

  private final Map<Claimant, List<Reading>> readings = new LinkedHashMap<>();
  private final EnergyTotals processes = new EnergyTotals();

  /**
   * One run's reading of one meter.
   *
   * @param quality what the run's windows were worth for the domain
   */
  record Claimant(String meterId, Domain domain, Quality quality, String runId) {}

  /** What a meter counted in a window, and the idle energy in it. */
  record Reading(long startMicros, long endMicros, long microjoules, BigInteger idle) {}

  void read(Claimant claimant, Reading reading) {
    readings.computeIfAbsent(claimant, c -> new ArrayList<>()).add(reading);
  }

  void book(Domain domain, long microjoules) {
    processes.add(domain, microjoules);
  }

  Map<Domain, HostBalance> balance() {
    EnergyTotals meters = new EnergyTotals();
    EnergyTotals idle = new EnergyTotals();
    Map<String, Coverage> byMeter = new LinkedHashMap<>();
    Map<Domain, Map<Quality, Coverage>> byQuality = new EnumMap<>(Domain.class);
    for (Claimant claimant : bestFirst()) {
      Map<Quality, Coverage> tiers =
          byQuality.computeIfAbsent(claimant.domain, d -> new EnumMap<>(Quality.class));
      Coverage ofMeter = byMeter.computeIfAbsent(claimant.meterId, m -> new Coverage());
      Coverage taken = new Coverage();
      taken.add(ofMeter);
      tiers.forEach(
          (quality, coverage) -> {
            if (quality.compareTo(claimant.quality) < 0) {
              taken.add(coverage);
            }
          });
      Coverage tier = tiers.computeIfAbsent(claimant.quality, q -> new Coverage());
      long previousEnd = Long.MIN_VALUE;
      for (Reading reading : inOrder(claimant)) {
        count(claimant.domain, reading, taken, meters, idle);
        boolean bridged =
            previousEnd != Long.MIN_VALUE && reading.startMicros - previousEnd <= BRIDGED_MICROS;
        long start = bridged ? Math.min(previousEnd, reading.startMicros) : reading.startMicros;
        ofMeter.add(start, reading.endMicros);
        tier.add(start, reading.endMicros);
        previousEnd = reading.endMicros;
      }
    }
    Map<Domain, HostBalance> balance = new EnumMap<>(Domain.class);
    for (Domain domain : Domain.values()) {
      HostBalance ofDomain =
          HostBalance.of(
              meters.microjoules(domain), idle.microjoules(domain), processes.microjoules(domain));
      if (!ofDomain.equals(HostBalance.ZERO)) {
        balance.put(domain, ofDomain);
      }
    }
    return balance;
  }

  private static void count(
      Domain domain, Reading reading, Coverage taken, EnergyTotals meters, EnergyTotals idle) {
    long length = reading.endMicros - reading.startMicros;
    long free = taken.free(reading.startMicros, reading.endMicros);
    BigInteger energy = BigInteger.valueOf(reading.microjoules);
    if (free >= length - TOLERANCE_MICROS) {
      meters.add(domain, energy);
      idle.add(domain, reading.idle);
    } else if (free > TOLERANCE_MICROS) {
      meters.add(domain, share(energy, free, length));
      idle.add(domain, share(reading.idle, free, length));
    }
  }

  private static BigInteger share(BigInteger energy, long part, long whole) {
    return energy.multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole));
  }

  /** The better quality, then the longer coverage, then the earlier start, then the run's id. */
  private List<Claimant> bestFirst() {
    List<Claimant> claimants = new ArrayList<>(readings.keySet());
    claimants.sort(
        Comparator.comparing(Claimant::quality)
            .thenComparing(Comparator.comparingLong(this::coveredMicros).reversed())
            .thenComparingLong(c -> inOrder(c).get(0).startMicros)
            .thenComparing(Claimant::runId)
            .thenComparing(Claimant::meterId));
    return claimants;
  }

  private long coveredMicros(Claimant claimant) {
    return inOrder(claimant).stream().mapToLong(r -> r.endMicros - r.startMicros).sum();
  }

  private List<Reading> inOrder(Claimant claimant) {
    List<Reading> ordered = readings.getOrDefault(claimant, List.of());
    ordered.sort(Comparator.comparingLong(Reading::startMicros));
    return ordered;
  }
}
