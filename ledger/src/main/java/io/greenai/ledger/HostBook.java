package io.greenai.ledger;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The book of one host over all ledgers that were kept on it.
 *
 * <p>Each JVM sees the same meters, so that only what ledgers book to their own process ({@code
 * model}, {@code jvm.*}) may be added up. Meters and {@code host.idle} count once per meter and
 * slot, from the ledger that covers the slot longest. Time that this ledger does not cover is
 * counted from the one that covers the next most, and so on: a window of it counts in full if none
 * of it was counted yet, and else by the share of its time that was not. That share supposes even
 * power within the window, which is exact for a constant load and else wrong by less than the
 * energy of one window per start or stop of a JVM. Idle energy of a window is spread over its
 * meters by their energy. Where one ledger read a meter of a better quality than another for a
 * domain, the worse counts only for time that the better does not cover: a container without access
 * to the meters models what another one measures. A window in which a stand-in counted is no better
 * than that stand-in, whatever the meter that it stood in for.
 *
 * <p>What is left of the meters is {@code other}; where ledgers book more than the meters counted,
 * the excess is told as overlap. A window belongs to the slot of its start; the agent ends windows
 * at slots, so that only a step of the host's clock makes one straddle.
 *
 * <p>Memory grows with the windows added. Not safe for use by several threads.
 */
public final class HostBook {
  private static final long SLOT_SECONDS = 900;

  private final NavigableMap<Long, HostSlot> slots = new TreeMap<>();

  /**
   * Adds a window of one of the host's ledgers; each window once, in any order.
   *
   * @param header of the file that the window is in
   */
  public void add(Header header, Window window) {
    long seconds = window.start().getEpochSecond();
    HostSlot slot =
        slots.computeIfAbsent(Math.floorDiv(seconds, SLOT_SECONDS), s -> new HostSlot());
    EnergyTotals idle = new EnergyTotals();
    for (Posting posting : window.postings()) {
      posting
          .energyMicrojoules()
          .forEach(
              (domain, energy) -> {
                if (posting.account().isOfProcess()) {
                  slot.book(domain, energy);
                } else if (posting.account() == Account.HOST_IDLE) {
                  idle.add(domain, energy);
                }
              });
    }
    Map<Domain, Quality> qualities = qualities(header, window);
    EnergyTotals meters = Conservation.meters(window);
    long startMicros = window.start().toEpochMilli() * 1_000;
    long endMicros = startMicros + window.durationNanos() / 1_000;
    EnergyTotals spread = new EnergyTotals();
    EnergyTotals spreadIdle = new EnergyTotals();
    for (MeterReading meter : window.meters()) {
      if (meter.role() != MeterRole.PART) {
        continue;
      }
      Domain domain = meter.domain();
      spread.add(domain, meter.energyMicrojoules());
      BigInteger idleSoFar =
          portion(idle.microjoules(domain), spread.microjoules(domain), meters.microjoules(domain));
      slot.read(
          new HostSlot.Claimant(
              meter.meterId(),
              domain,
              qualities.getOrDefault(domain, Quality.ASSUMED),
              header.runId()),
          new HostSlot.Reading(
              startMicros,
              endMicros,
              meter.energyMicrojoules(),
              idleSoFar.subtract(spreadIdle.microjoules(domain))));
      spreadIdle.add(domain, idleSoFar.subtract(spreadIdle.microjoules(domain)));
    }
  }

  /** What a window's readings of each domain are worth: its best meter, or its worst stand-in. */
  private static Map<Domain, Quality> qualities(Header header, Window window) {
    Set<String> read = new HashSet<>();
    window.meters().forEach(meter -> read.add(meter.meterId()));
    Map<Domain, Quality> qualities = new EnumMap<>(Domain.class);
    Map<Domain, Quality> standIns = new EnumMap<>(Domain.class);
    for (MeterDeclaration meter : header.meters()) {
      if (meter.role() == MeterRole.PART && read.contains(meter.id())) {
        if (meter.standby()) {
          standIns.merge(meter.domain(), meter.quality(), Quality::worse);
        } else {
          qualities.merge(meter.domain(), meter.quality(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
      }
    }
    standIns.forEach((domain, quality) -> qualities.merge(domain, quality, Quality::worse));
    return qualities;
  }

  /** Of {@code energy} what falls to {@code part} of {@code whole}: all of it at the last part. */
  private static BigInteger portion(BigInteger energy, BigInteger part, BigInteger whole) {
    return whole.signum() == 0 ? energy : energy.multiply(part).divide(whole);
  }

  /** The balance of each slot by its start, per domain that was booked. */
  public NavigableMap<Instant, Map<Domain, HostBalance>> slots() {
    NavigableMap<Instant, Map<Domain, HostBalance>> balances = new TreeMap<>();
    slots.forEach(
        (slot, content) ->
            balances.put(Instant.ofEpochSecond(slot * SLOT_SECONDS), content.balance()));
    return balances;
  }

  /** The balance over all slots, per domain that was booked. */
  public Map<Domain, HostBalance> total() {
    Map<Domain, HostBalance> total = new EnumMap<>(Domain.class);
    for (HostSlot slot : List.copyOf(slots.values())) {
      slot.balance().forEach((domain, b) -> total.merge(domain, b, HostBalance::plus));
    }
    return Collections.unmodifiableMap(total);
  }
}
