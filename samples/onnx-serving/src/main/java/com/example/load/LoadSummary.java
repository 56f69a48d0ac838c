package com.example.load;

import java.util.Arrays;
import java.util.Locale;

/**
 * What came back.
 *
 * @param path path of the endpoint
 * @param requests requests sent
 * @param errors requests without an answer of status 200
 * @param p50Nanos median latency, nanoseconds
 * @param p95Nanos 95th percentile of latency, nanoseconds
 */
public record LoadSummary(String path, int requests, int errors, long p50Nanos, long p95Nanos) {
  static LoadSummary of(String path, long[] latencyNanos, int errors) {
    long[] sorted = latencyNanos.clone();
    Arrays.sort(sorted);
    return new LoadSummary(
        path, sorted.length, errors, percentile(sorted, 50), percentile(sorted, 95));
  }

  /** Nearest-rank percentile of a sorted array. */
  private static long percentile(long[] sorted, int percent) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-7s %6d requests, %d errors, p50 %.1f ms, p95 %.1f ms",
        path,
        requests,
        errors,
        p50Nanos / 1e6,
        p95Nanos / 1e6);
  }
}
