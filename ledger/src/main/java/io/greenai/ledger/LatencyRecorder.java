package io.greenai.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Records latencies on hot paths: no lock, one atomic increment each, and no allocation once each
 * doubling that occurs has been seen; 0.3 KiB per recorder and for each such doubling. Safe for use
 * by any number of threads.
 *
 * <p>Records at scale {@value #SCALE}, 32 buckets per doubling, so that a bucket's bound is at most
 * 2.2 % above its values. A snapshot is brought to the finest scale at which it needs no more than
 * {@value #MAX_BUCKETS} buckets, the OpenTelemetry default: only latencies that span more than 32
 * times get coarser.
 */
public final class LatencyRecorder {
  private static final int SCALE = 5;
  private static final int MAX_BUCKETS = 160;
  private static final int PER_OCTAVE = 1 << SCALE;

  /** {@code 2^(j/32)} as a fraction of 2^63, rounded down: exact, as no bound but 1 is rational. */
  private static final long[] BOUNDS = bounds();

  /**
   * From bucket -1, which holds 1 ns, to the last below 2^63 ns; 32 buckets each, absent while
   * there is nothing in them.
   */
  private final AtomicReferenceArray<@Nullable AtomicLongArray> octaves =
      new AtomicReferenceArray<>(64);

  private static long[] bounds() {
    long[] bounds = new long[PER_OCTAVE];
    for (int j = 0; j < PER_OCTAVE; j++) {
      BigInteger power = BigInteger.ONE.shiftLeft(j + 63 * PER_OCTAVE);
      for (int i = 0; i < SCALE; i++) {
        power = power.sqrt();
      }
      bounds[j] = power.longValue(); // read as unsigned
    }
    return bounds;
  }

  /**
   * Records one latency.
   *
   * @param nanos less than 1 counts as 1
   */
  public void record(long nanos) {
    int at = bucket(Math.max(1, nanos)) + 1;
    octave(at / PER_OCTAVE).getAndIncrement(at % PER_OCTAVE);
  }

  private AtomicLongArray octave(int number) {
    AtomicLongArray present = octaves.get(number);
    if (present != null) {
      return present;
    }
    AtomicLongArray fresh = new AtomicLongArray(PER_OCTAVE);
    AtomicLongArray other = octaves.compareAndExchange(number, null, fresh);
    return other == null ? fresh : other;
  }

  /** The {@code i} with {@code nanos} in {@code (2^(i/32), 2^((i+1)/32)]}. */
  static int bucket(long nanos) {
    int zeros = Long.numberOfLeadingZeros(nanos);
    long mantissa = nanos << zeros;
    int low = 0;
    int high = PER_OCTAVE;
    while (low < high) { // how many bounds are below the mantissa
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(BOUNDS[middle], mantissa) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (63 - zeros) * PER_OCTAVE + low - 1;
  }

  /**
   * What was recorded since the last call; null if nothing was. A latency that is being recorded at
   * this moment is in this snapshot or in the next, never lost.
   */
  public @Nullable LatencyHistogram drain() {
    long[] drained = new long[octaves.length() * PER_OCTAVE];
    int first = drained.length;
    int last = -1;
    for (int number = 0; number < octaves.length(); number++) {
      AtomicLongArray counts = octaves.get(number);
      for (int j = 0; counts != null && j < PER_OCTAVE; j++) {
        int i = number * PER_OCTAVE + j;
        drained[i] = counts.get(j) == 0 ? 0 : counts.getAndSet(j, 0);
        if (drained[i] > 0) {
          first = Math.min(first, i);
          last = i;
        }
      }
    }
    if (last < 0) {
      return null;
    }
    List<Long> buckets = new ArrayList<>(last - first + 1);
    for (int i = first; i <= last; i++) {
      buckets.add(drained[i]);
    }
    LatencyHistogram histogram = new LatencyHistogram(SCALE, first - 1, buckets);
    while (histogram.counts().size() > MAX_BUCKETS) {
      histogram = histogram.downscaled(histogram.scale() - 1);
    }
    return histogram;
  }
}
