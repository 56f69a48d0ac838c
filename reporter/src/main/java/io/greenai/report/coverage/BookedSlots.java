package io.greenai.report.coverage;

import io.greenai.ledger.Window;
import io.greenai.report.ingest.RunSlot;
import io.greenai.report.ingest.SlotSink;
import java.math.BigInteger;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When each service kept books on each host, and what its processes used. Memory grows with
 * services, hosts and slots, not with windows. Not safe for use by several threads.
 */
public final class BookedSlots implements SlotSink {
  private static final int SECONDS = (int) RunSlot.SECONDS;

  /** Less than a window of the usual length is lost when a process starts again. */
  private static final int ENOUGH_SECONDS = SECONDS - 59;

  private final Instant from;
  private final Instant until;
  private final SortedMap<Member, Map<Long, Slot>> members = new TreeMap<>();

  /** What there is between two instants. */
  public BookedSlots(Instant from, Instant until) {
    this.from = from;
    this.until = until;
  }

  /** Seconds are dropped once there are enough of them. */
  private static final class Slot {
    private BitSet seconds = new BitSet(SECONDS);
    private boolean covered;
    private BigInteger microjoules = BigInteger.ZERO;

    private void cover(long slot, Window window) {
      if (covered) {
        return;
      }
      Instant end = window.start().plusNanos(window.durationNanos());
      seconds.set(second(window.start(), slot), second(end, slot));
      if (seconds.cardinality() >= ENOUGH_SECONDS) {
        covered = true;
        seconds = new BitSet(0);
      }
    }

    /** The nearest second of the slot. */
    private static int second(Instant instant, long slot) {
      long nearest = instant.plusMillis(500).getEpochSecond() - slot * SECONDS;
      return (int) Math.max(0, Math.min(nearest, SECONDS));
    }
  }

  @Override
  public void accept(RunSlot slot) {
    if (slot.slotStart().isBefore(from) || !slot.slotStart().isBefore(until)) {
      return;
    }
    Member member =
        new Member(
            slot.run().service(), slot.run().environment(), Optional.of(slot.run().hostKey()));
    Slot booked =
        members
            .computeIfAbsent(member, one -> new TreeMap<>())
            .computeIfAbsent(slot.slot(), one -> new Slot());
    slot.windows().forEach(window -> booked.cover(slot.slot(), window));
    slot.accounts()
        .forEach(
            (key, sums) -> {
              if (key.account().isOfProcess()) {
                booked.microjoules = booked.microjoules.add(sums.totalMicrojoules());
              }
            });
  }

  /** The services and hosts that kept any books. */
  Set<Member> members() {
    return Collections.unmodifiableSet(members.keySet());
  }

  /** Whether the member kept its books through the slot, but for less than a window. */
  boolean covers(Member member, long slot) {
    Slot booked = members.getOrDefault(member, Map.of()).get(slot);
    return booked != null && booked.covered;
  }

  /** What the member's processes used in the slot. */
  BigInteger microjoules(Member member, long slot) {
    Slot booked = members.getOrDefault(member, Map.of()).get(slot);
    return booked == null ? BigInteger.ZERO : booked.microjoules;
  }
}
