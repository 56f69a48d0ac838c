package io.greenai.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Latencies in nanoseconds as a base-2 exponential histogram, the OpenTelemetry form: bucket {@code
 * i} holds values in {@code (base^(offset+i), base^(offset+i+1)]} with {@code base = 2^(2^-scale)}.
 *
 * @param scale from {@link #MIN_SCALE} to {@link #MAX_SCALE}
 * @param offset of the first bucket; the bucket that holds 1 ns is the octave below 1, so that no
 *     bucket lies more than one octave below 1 ns or above 2^64 ns
 * @param counts one count per bucket, 0 or more, from {@code offset} upwards; not zero at either
 *     end, at least one
 */
public record LatencyHistogram(int scale, int offset, List<Long> counts) {
  public static final int MIN_SCALE = -10;
  public static final int MAX_SCALE = 10;

  private static final int OCTAVES = 64;

  public LatencyHistogram {
    counts = List.copyOf(counts);
    if (scale < MIN_SCALE || scale > MAX_SCALE) {
      throw new IllegalArgumentException(
          "The scale of a latency histogram is "
              + scale
              + ", but must be from "
              + MIN_SCALE
              + " to "
              + MAX_SCALE);
    }
    if (counts.isEmpty() || counts.get(0) == 0 || counts.get(counts.size() - 1) == 0) {
      throw new IllegalArgumentException(
          "The first and the last count of a latency histogram must be above 0, but the counts are "
              + counts);
    }
    for (long count : counts) {
      LineFormat.requireQuantity("counts", count);
    }
    int lowest = -(1 << Math.max(0, scale));
    long last = (long) offset + counts.size() - 1;
    if (offset < lowest || octave(last, scale) >= OCTAVES) {
      throw new IllegalArgumentException(
          "The buckets of a latency histogram of scale "
              + scale
              + " run from "
              + offset
              + " to "
              + last
              + ", but must lie within 2^-1 to 2^64 ns");
    }
  }

  private static long octave(long bucket, int scale) {
    return scale >= 0 ? bucket >> scale : bucket << -scale;
  }

  /** How many latencies were recorded. */
  public long count() {
    long sum = 0;
    for (long count : counts) {
      sum = Math.addExact(sum, count);
    }
    return sum;
  }

  /** The same latencies in buckets that are {@code 2^(scale - to)} times as wide. */
  public LatencyHistogram downscaled(int to) {
    if (to > scale) {
      throw new IllegalArgumentException(
          "A latency histogram of scale " + scale + " cannot be brought to the finer scale " + to);
    }
    int shift = scale - to;
    int first = offset >> shift;
    long[] wide = new long[((offset + counts.size() - 1) >> shift) - first + 1];
    for (int i = 0; i < counts.size(); i++) {
      int bucket = ((offset + i) >> shift) - first;
      wide[bucket] = Math.addExact(wide[bucket], counts.get(i));
    }
    return new LatencyHistogram(to, first, boxed(wide));
  }

  /** Both together, at the coarser scale of the two. */
  public LatencyHistogram plus(LatencyHistogram other) {
    int common = Math.min(scale, other.scale);
    LatencyHistogram a = downscaled(common);
    LatencyHistogram b = other.downscaled(common);
    int first = Math.min(a.offset, b.offset);
    int end = Math.max(a.offset + a.counts.size(), b.offset + b.counts.size());
    long[] sum = new long[end - first];
    for (LatencyHistogram part : List.of(a, b)) {
      for (int i = 0; i < part.counts.size(); i++) {
        int bucket = part.offset - first + i;
        sum[bucket] = Math.addExact(sum[bucket], part.counts.get(i));
      }
    }
    return new LatencyHistogram(common, first, boxed(sum));
  }

  /**
   * The smallest bucket bound that at least {@code perMille} thousandths of the latencies do not
   * exceed, in nanoseconds rounded down; {@link Long#MAX_VALUE} above that. Found without floating
   * point, so that it is the same everywhere.
   *
   * @param perMille from 1 to 1000, for example 950 for P95
   */
  public long quantileNanos(int perMille) {
    if (perMille < 1 || perMille > 1000) {
      throw new IllegalArgumentException(
          "A quantile is " + perMille + " per mille, but must be from 1 to 1000");
    }
    BigInteger wanted = BigInteger.valueOf(count()).multiply(BigInteger.valueOf(perMille));
    long below = 0;
    int bucket = -1;
    do {
      bucket++;
      below += counts.get(bucket);
    } while (BigInteger.valueOf(below).multiply(BigInteger.valueOf(1000)).compareTo(wanted) < 0);
    return upperBoundNanos(offset + bucket);
  }

  /** {@code floor(2^((bucket + 1) / 2^scale))}, exactly: a square root per step of scale. */
  private long upperBoundNanos(int bucket) {
    long exponent = bucket + 1L;
    if (exponent < 0) {
      return 0;
    }
    BigInteger bound = BigInteger.ONE.shiftLeft((int) (scale >= 0 ? exponent : exponent << -scale));
    for (int i = 0; i < scale; i++) {
      bound = bound.sqrt();
    }
    return bound.bitLength() > 63 ? Long.MAX_VALUE : bound.longValueExact();
  }

  private static List<Long> boxed(long[] counts) {
    List<Long> list = new ArrayList<>(counts.length);
    Arrays.stream(counts).forEach(list::add);
    return list;
  }
}
