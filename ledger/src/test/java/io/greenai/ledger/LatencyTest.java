package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencyTest {
  private static LatencyHistogram histogramOf(long... nanos) {
    LatencyRecorder recorder = new LatencyRecorder();
    LongStream.of(nanos).forEach(recorder::record);
    LatencyHistogram histogram = recorder.drain();
    assertThat(histogram).isNotNull();
    return histogram;
  }

  @Test
  void aPowerOfTwoIsTheUpperBoundOfItsBucket() {
    assertThat(LatencyRecorder.bucket(1)).isEqualTo(-1);
    assertThat(LatencyRecorder.bucket(2)).isEqualTo(31);
    assertThat(LatencyRecorder.bucket(3)).isEqualTo(50); // 32 * log2(3) = 50.7
    assertThat(LatencyRecorder.bucket(1L << 40)).isEqualTo(40 * 32 - 1);
    assertThat(LatencyRecorder.bucket((1L << 40) + 1)).isEqualTo(40 * 32);
    assertThat(LatencyRecorder.bucket(Long.MAX_VALUE)).isEqualTo(63 * 32 - 1);
  }

  @Test
  void nothingRecordedIsNoHistogramAndDrainingEmpties() {
    LatencyRecorder recorder = new LatencyRecorder();
    assertThat(recorder.drain()).isNull();
    recorder.record(0);
    assertThat(recorder.drain()).isEqualTo(new LatencyHistogram(5, -1, List.of(1L)));
    assertThat(recorder.drain()).isNull();
  }

  @Test
  void quantilesAreUpperBoundsWithinThreePercent() {
    LatencyHistogram latencies =
        histogramOf(LongStream.rangeClosed(1, 1000).map(i -> i * 1_000_000).toArray());

    assertThat(latencies.count()).isEqualTo(1000);
    assertThat(latencies.quantileNanos(500)).isBetween(500_000_000L, 546_000_000L);
    assertThat(latencies.quantileNanos(950)).isBetween(950_000_000L, 1_037_000_000L);
    assertThat(latencies.quantileNanos(1000)).isBetween(1_000_000_000L, 1_091_000_000L);
  }

  @Test
  void aWideSpreadGetsACoarserScale() {
    assertThat(histogramOf(1_000_000, 30_000_000).scale()).isEqualTo(5);
    LatencyHistogram wide = histogramOf(1, Long.MAX_VALUE);
    assertThat(wide.counts().size()).isLessThanOrEqualTo(160);
    assertThat(wide.scale()).isEqualTo(1);
    assertThat(wide.quantileNanos(1000)).isEqualTo(Long.MAX_VALUE);
    assertThat(wide.quantileNanos(1)).isEqualTo(1);
  }

  @Test
  void aHistogramOutOfItsRangeIsRefused() {
    assertThatThrownBy(() -> new LatencyHistogram(11, 0, List.of(1L)))
        .hasMessage("The scale of a latency histogram is 11, but must be from -10 to 10");
    assertThatThrownBy(() -> new LatencyHistogram(5, 0, List.of(0L, 1L)))
        .hasMessage(
            "The first and the last count of a latency histogram must be above 0, but the counts"
                + " are [0, 1]");
    assertThatThrownBy(() -> new LatencyHistogram(5, 2048, List.of(1L)))
        .hasMessage(
            "The buckets of a latency histogram of scale 5 run from 2048 to 2048, but must lie"
                + " within 2^-1 to 2^64 ns");
  }

  @Property
  void everyLatencyLiesWithinItsBucket(@ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long x) {
    int bucket = LatencyRecorder.bucket(x);

    assertThat(new LatencyHistogram(5, bucket, List.of(1L)).quantileNanos(1000))
        .isGreaterThanOrEqualTo(x);
    if (bucket >= 0) {
      assertThat(new LatencyHistogram(5, bucket - 1, List.of(1L)).quantileNanos(1000))
          .isLessThan(x);
    }
  }

  @Property
  void mergingAfterRecordingIsRecordingTogether(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1L << 50) Long> a,
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1L << 50) Long> b,
      @ForAll @IntRange(min = -10, max = 1) int scale) {
    LatencyHistogram merged = histogramOf(array(a)).plus(histogramOf(array(b)));
    LatencyHistogram together =
        histogramOf(LongStream.concat(LongStream.of(array(a)), LongStream.of(array(b))).toArray());

    assertThat(merged.downscaled(scale)).isEqualTo(together.downscaled(scale));
    assertThat(merged.count()).isEqualTo(a.size() + b.size());
  }

  private static long[] array(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
