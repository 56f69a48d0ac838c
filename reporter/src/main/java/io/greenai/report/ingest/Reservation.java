package io.greenai.report.ingest;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Account;
import io.greenai.ledger.Header;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import java.math.BigInteger;

/**
 * CPU time that a process keeps for itself whether it uses it or not: its CPU limit, or without one
 * all CPUs of the host, for as long as it runs. Its models share that by the time for which each is
 * loaded; while none is, it is the rest of the process that reserves.
 */
final class Reservation {
  private final BigInteger milliCpus;

  Reservation(Header header) {
    Long quota = header.cpuQuotaMillis();
    this.milliCpus =
        BigInteger.valueOf(quota == null ? header.hardware().logicalCpus() * 1000L : quota);
  }

  /** What one posting of a window reserves, in nanoseconds of one CPU. */
  BigInteger nanos(Posting posting, Window window) {
    BigInteger whole =
        milliCpus
            .multiply(BigInteger.valueOf(window.durationNanos()))
            .divide(BigInteger.valueOf(1000));
    BigInteger loaded =
        window.postings().stream().map(Reservation::loadedNanos).reduce(ZERO, BigInteger::add);
    if (loaded.signum() == 0) {
      return posting.account() == Account.JVM_OTHER ? whole : ZERO;
    }
    return whole.multiply(loadedNanos(posting)).divide(loaded);
  }

  private static BigInteger loadedNanos(Posting posting) {
    ModelActivity activity = posting.activity();
    return activity == null ? ZERO : BigInteger.valueOf(activity.loadedNanos());
  }
}
