package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Quality;
import java.math.BigInteger;
import java.util.List;

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
 *   <li>a model whose workers nobody saw come, and of which none was found: they would be in {@code
 *       jvm.other}; half-width what that used, at most what the model did
 *   <li>{@code jvm.other} is a remainder, so it is as uncertain as all that is taken off it, and as
 *       the step of the process clock; {@code host.other} as that step and the like one of the host
 *   <li>an accelerator: nothing where one model alone was in flight and this process alone had it
 *       open, else as for CPU time, of the energy itself
 *   <li>idle power: half-width 10 % where measured, 30 % where modelled, 50 % where assumed; what
 *       is wrongly called idle is missing from the active accounts, in proportion to their energy
 * </ul>
 */
final class AllocationUncertainty {
  private static final long ALL_PPM = 1_000_000;
  private static final BigInteger ALL = BigInteger.valueOf(ALL_PPM);
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

  /**
   * The same of what a model may have used on workers that were not found.
   *
   * @param otherNanos CPU time in which they may hide
   */
  static long ofUnseenWorkers(long ownNanos, long otherNanos) {
    return partOf(Math.min(ownNanos, otherNanos), ESTIMATED_PPM);
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
   *
   * @param bookings one for each book
   */
  static long ppm(List<Booked> bookings, long cpuNanos, long cpuErrorNanos) {
    BigInteger cpuPpm =
        cpuNanos > 0
            ? BigInteger.valueOf(cpuErrorNanos).multiply(ALL).divide(BigInteger.valueOf(cpuNanos))
            : BigInteger.ZERO;
    BigInteger energy = BigInteger.ZERO;
    BigInteger error = BigInteger.ZERO;
    for (Booked booked : bookings) {
      BigInteger splitPpm = booked.isByCpuTime() ? cpuPpm : BigInteger.valueOf(devicePpm(booked));
      energy = energy.add(booked.microjoules());
      error = error.add(idleError(booked)).add(booked.microjoules().multiply(splitPpm));
    }
    BigInteger ppm = energy.signum() == 0 ? cpuPpm : error.divide(energy);
    return ppm.min(ALL).longValueExact();
  }

  private static long devicePpm(Booked booked) {
    return partOf(booked.book().partPpm(booked.group(), Ownership.PROPORTIONAL), PROPORTIONAL_PPM)
        + partOf(booked.book().partPpm(booked.group(), Ownership.ESTIMATED), ESTIMATED_PPM);
  }

  /** In microjoules times parts per million. */
  private static BigInteger idleError(Booked booked) {
    DomainBook book = booked.book();
    BigInteger error =
        booked.microjoules().multiply(BigInteger.valueOf(idlePpm(book.idleQuality())));
    if (booked.group().account() == Account.HOST_IDLE) {
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
