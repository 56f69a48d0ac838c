package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Quality;
import java.math.BigInteger;
import java.util.Map;

/**
 * Uncertainty of a split between accounts: of finding their CPU time, and of telling active from
 * idle energy. It does not take in that a nanosecond of one program may draw more power than one of
 * another.
 *
 * <p>Where only bounds are known the truth is taken to lie anywhere between them with equal chance;
 * the standard uncertainty is then the half-width over the square root of 3 (GUM, 4.3.7). Parts add
 * up, since one wrong guess tends to bend them all the same way.
 *
 * <ul>
 *   <li>{@code exact}: the kernel brings a running task's clock up to date every 4 ms; for each
 *       thread that serves the account, half-width 4 ms
 *   <li>{@code proportional}: of two models with as much time in calls one may use a pool three
 *       times as much as the other; half-width 50 %
 *   <li>{@code estimated}: the truth may be nothing or twice as much; half-width 100 %
 *   <li>{@code jvm.other} is a remainder, so it is as uncertain as all that is taken off it, and as
 *       the step of the process clock; {@code host.other} as that step and the like one of the host
 *   <li>idle power: half-width 10 % where measured, 30 % where modelled, 50 % where assumed; what
 *       is wrongly called idle is missing from the active accounts, in proportion to their energy
 * </ul>
 */
final class AllocationUncertainty {
  private static final long ALL_PPM = 1_000_000;
  private static final long PROPORTIONAL_PPM = 288_675;
  private static final long ESTIMATED_PPM = 577_350;
  private static final long TASK_CLOCK_NANOS = 2_309_401;
  private static final long PROCESS_CLOCK_NANOS = 11_547_005;

  private AllocationUncertainty() {}

  /**
   * Standard uncertainty of CPU time, in nanoseconds.
   *
   * @param threads how many serve the account
   */
  static long ofThreads(CpuTally tally, int threads) {
    long exact = tally.nanos(Ownership.EXACT) > 0 ? threads * TASK_CLOCK_NANOS : 0;
    return exact
        + partOf(tally.nanos(Ownership.PROPORTIONAL), PROPORTIONAL_PPM)
        + partOf(tally.nanos(Ownership.ESTIMATED), ESTIMATED_PPM);
  }

  /** The same of what is left of the process, given the sum of all that was taken off it. */
  static long ofProcessRemainder(long othersNanos) {
    return othersNanos + PROCESS_CLOCK_NANOS;
  }

  /** The same of what is left of the host. */
  static long ofHostRemainder() {
    return 2 * PROCESS_CLOCK_NANOS;
  }

  /**
   * Standard uncertainty in parts per million, at most a million; of no energy and no CPU time it
   * is 0.
   */
  static long ppm(
      Account account,
      Map<Domain, DomainBook> books,
      Map<Domain, BigInteger> energyMicrojoules,
      long cpuNanos,
      long cpuErrorNanos) {
    BigInteger energy = BigInteger.ZERO;
    BigInteger error = BigInteger.ZERO;
    for (Map.Entry<Domain, DomainBook> entry : books.entrySet()) {
      BigInteger booked = energyMicrojoules.getOrDefault(entry.getKey(), BigInteger.ZERO);
      energy = energy.add(booked);
      error = error.add(idleError(account, entry.getValue(), booked));
    }
    BigInteger ppm = energy.signum() == 0 ? BigInteger.ZERO : error.divide(energy);
    if (cpuNanos > 0) {
      ppm =
          ppm.add(
              BigInteger.valueOf(cpuErrorNanos)
                  .multiply(BigInteger.valueOf(ALL_PPM))
                  .divide(BigInteger.valueOf(cpuNanos)));
    }
    return ppm.min(BigInteger.valueOf(ALL_PPM)).longValueExact();
  }

  /** In microjoules times parts per million. */
  private static BigInteger idleError(Account account, DomainBook book, BigInteger booked) {
    BigInteger error = booked.multiply(BigInteger.valueOf(idlePpm(book.idleQuality())));
    if (account == Account.HOST_IDLE) {
      return error;
    }
    BigInteger active = book.energyMicrojoules().subtract(book.idleMicrojoules());
    return active.signum() == 0
        ? BigInteger.ZERO
        : error.multiply(book.idleMicrojoules()).divide(active);
  }

  private static long idlePpm(Quality quality) {
    return switch (quality) {
      case MEASURED -> 57_735;
      case MODELLED -> 173_205;
      case ASSUMED -> 288_675;
    };
  }

  private static long partOf(long nanos, long ppm) {
    return BigInteger.valueOf(nanos)
        .multiply(BigInteger.valueOf(ppm))
        .divide(BigInteger.valueOf(ALL_PPM))
        .longValueExact();
  }
}
