package io.greenai.report.ingest;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Header;
import io.greenai.ledger.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run booked in one UTC quarter hour, with the ledger lines that it was summed from. A
 * window belongs to the slot that it starts in.
 *
 * @param slot quarter hours since 1970
 * @param firstSeq of its windows
 * @param lastSeq of its windows
 * @param lastHash of the line of window {@code lastSeq}, which the chain ties to all before
 * @param bookedNanos that its windows cover
 * @param start of its first window
 * @param end of its last window
 * @param meteredMicrojoules by {@code part} meters
 * @param postedMicrojoules to all accounts
 * @param accounts sums of all postings
 * @param header of the file that its windows are in
 * @param windows one by one, because several runs of a host tell of the same meters
 */
public record RunSlot(
    Run run,
    long slot,
    long firstSeq,
    long lastSeq,
    String lastHash,
    long bookedNanos,
    Instant start,
    Instant end,
    BigInteger meteredMicrojoules,
    BigInteger postedMicrojoules,
    Map<AccountKey, LoadSums> accounts,
    Header header,
    List<Window> windows) {

  /** The length of a slot. Civil zones, fiscal periods and grid signals all start on one. */
  public static final long SECONDS = 900;

  public RunSlot {
    requireNonNull(run, "run");
    accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    windows = List.copyOf(windows);
  }

  /** The slot that {@code instant} is in. */
  public static long at(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS);
  }

  /** When the slot begins. */
  public Instant slotStart() {
    return Instant.ofEpochSecond(slot * SECONDS);
  }
}
