package io.greenai.report.render.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis from 0, with round ticks.
 *
 * @param step between ticks: 1, 2 or 5 times a power of ten
 * @param ticks from 0 to the first one that is not below the largest value
 */
record Axis(BigDecimal step, List<BigDecimal> ticks) {
  private static final int MAX_TICKS = 5;
  private static final int[] ROUND = {1, 2, 5};

  /** The axis for values up to {@code max}, which is not negative. */
  static Axis upTo(BigDecimal max) {
    BigDecimal top = max.signum() == 0 ? BigDecimal.ONE : max;
    int exponent = top.precision() - top.scale() - 2;
    for (int power = exponent; ; power++) {
      for (int round : ROUND) {
        BigDecimal step = BigDecimal.valueOf(round).scaleByPowerOfTen(power);
        int count = top.divide(step, 0, RoundingMode.CEILING).intValueExact();
        if (count <= MAX_TICKS) {
          return new Axis(step, ticks(step, count));
        }
      }
    }
  }

  private static List<BigDecimal> ticks(BigDecimal step, int count) {
    List<BigDecimal> ticks = new ArrayList<>(count + 1);
    for (int i = 0; i <= count; i++) {
      ticks.add(step.multiply(BigDecimal.valueOf(i)));
    }
    return List.copyOf(ticks);
  }

  /** Where {@code value} lies on an axis {@code length} long; beyond the end for more than it. */
  double position(BigDecimal value, double length) {
    return value.doubleValue() / ticks.get(ticks.size() - 1).doubleValue() * length;
  }

  static String label(BigDecimal tick) {
    BigDecimal plain = tick.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
  }
}
