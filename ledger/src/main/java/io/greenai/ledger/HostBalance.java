package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/**
 * The host book of one domain over some time, in microjoules: {@code meters + overlap == idle +
 * processes + other}.
 *
 * @param meters what the host's {@code part} meters counted, once
 * @param idle what the host would have used had it done nothing, once
 * @param processes booked to models and JVMs, over all ledgers of the host
 * @param other processes that keep no ledger: what is left
 * @param overlap what the ledgers booked beyond the meters; 0 where they agree
 */
public record HostBalance(
    BigInteger meters,
    BigInteger idle,
    BigInteger processes,
    BigInteger other,
    BigInteger overlap) {
  /** Nothing booked. */
  public static final HostBalance ZERO =
      new HostBalance(
          BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

  public HostBalance {
    requireNonNull(meters, "meters");
    requireNonNull(idle, "idle");
    requireNonNull(processes, "processes");
    requireNonNull(other, "other");
    requireNonNull(overlap, "overlap");
  }

  /** Strikes the balance: what the meters have left goes to {@code other}, a lack to overlap. */
  static HostBalance of(BigInteger meters, BigInteger idle, BigInteger processes) {
    BigInteger left = meters.subtract(idle).subtract(processes);
    return new HostBalance(
        meters, idle, processes, left.max(BigInteger.ZERO), left.negate().max(BigInteger.ZERO));
  }

  /** Both together; overlap of one time is not set off against what is left of another. */
  public HostBalance plus(HostBalance more) {
    return new HostBalance(
        meters.add(more.meters),
        idle.add(more.idle),
        processes.add(more.processes),
        other.add(more.other),
        overlap.add(more.overlap));
  }

  /** By how much the law is broken: accounts minus meters and overlap, 0 if it holds. */
  public BigInteger difference() {
    return idle.add(processes).add(other).subtract(meters).subtract(overlap);
  }
}
