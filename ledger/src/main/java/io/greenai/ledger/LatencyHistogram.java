package io.greenai.ledger;

import java.util.List;

/**
 * Latencies in nanoseconds as a base-2 exponential histogram, the OpenTelemetry form: bucket {@code
 * i} holds values in {@code (base^(offset+i), base^(offset+i+1)]} with {@code base = 2^(2^-scale)}.
 *
 * @param counts one count per bucket, from {@code offset} upwards; not empty at either end
 */
public record LatencyHistogram(int scale, int offset, List<Long> counts) {
  public LatencyHistogram {
    counts = List.copyOf(counts);
  }
}
