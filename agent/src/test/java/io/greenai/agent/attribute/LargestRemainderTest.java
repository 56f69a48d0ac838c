package io.greenai.agent.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
  @Test
  void unitsLeftOverGoToTheLargestRemainders() {
    // Quotas 3.5, 1.75 and 1.75: rounded down 3, 1 and 1, two units left.
    assertThat(split(7, 4, 2, 2)).containsExactly(3, 2, 2);
  }

  @Test
  void ofEqualRemaindersTheFirstWins() {
    assertThat(split(1, 1, 1, 1)).containsExactly(1, 0, 0);
    assertThat(split(2, 1, 1, 1)).containsExactly(1, 1, 0);
  }

  @Test
  void aWeightOfNothingGetsNothing() {
    assertThat(split(10, 0, 3, 0)).containsExactly(0, 10, 0);
  }

  @Test
  void productsBeyondSixtyFourBitsAreExact() {
    assertThat(split(1_000_000_000_000_000_001L, 1_000_000_000_000_000L, 1_000_000_000_000_000L))
        .containsExactly(500_000_000_000_000_001L, 500_000_000_000_000_000L);
  }

  @Property
  void sharesSumToTheWholeAndAreWithinAUnitOfTheirQuota(
      @ForAll @LongRange(max = 1_000_000_000_000_000L) long total,
      @ForAll @Size(min = 1, max = 12)
          List<@LongRange(max = 1_000_000_000_000_000L) Long> weights) {
    long sum = weights.stream().mapToLong(Long::longValue).sum();
    Assume.that(sum > 0);

    long[] shares = split(total, weights.stream().mapToLong(Long::longValue).toArray());

    assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
    for (int i = 0; i < shares.length; i++) {
      BigInteger quotaTimesSum =
          BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights.get(i)));
      BigInteger shareTimesSum = BigInteger.valueOf(shares[i]).multiply(BigInteger.valueOf(sum));
      assertThat(shareTimesSum.subtract(quotaTimesSum).abs()).isLessThan(BigInteger.valueOf(sum));
    }
  }

  private static long[] split(long total, long... weights) {
    BigInteger[] big =
        Arrays.stream(weights).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    return Arrays.stream(LargestRemainder.split(BigInteger.valueOf(total), big))
        .mapToLong(BigInteger::longValueExact)
        .toArray();
  }
}
