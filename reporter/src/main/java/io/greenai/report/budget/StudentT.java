package io.greenai.report.budget;

import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many standard errors a 95 % interval reaches to either side when the error itself is
 * estimated: the 97.5 % point of Student's distribution, NIST/SEMATECH e-Handbook of Statistical
 * Methods, 1.3.6.7.2. Between two rows the one of fewer degrees of freedom counts, which is the
 * wider.
 */
final class StudentT {
  private static final NavigableMap<Long, BigDecimal> POINTS = points();

  private StudentT() {}

  /**
   * The point.
   *
   * @param degreesOfFreedom 1 or more
   */
  static BigDecimal of(long degreesOfFreedom) {
    Map.Entry<Long, BigDecimal> row = POINTS.floorEntry(degreesOfFreedom);
    if (row == null) {
      throw new IllegalArgumentException(
          "An interval needs at least 1 degree of freedom, not " + degreesOfFreedom);
    }
    return row.getValue();
  }

  private static NavigableMap<Long, BigDecimal> points() {
    String[] toThirty =
        ("12.706 4.303 3.182 2.776 2.571 2.447 2.365 2.306 2.262 2.228 2.201 2.179 2.160 2.145"
                + " 2.131 2.120 2.110 2.101 2.093 2.086 2.080 2.074 2.069 2.064 2.060 2.056 2.052"
                + " 2.048 2.045 2.042")
            .split(" ", -1);
    NavigableMap<Long, BigDecimal> points = new TreeMap<>();
    for (int i = 0; i < toThirty.length; i++) {
      points.put(i + 1L, new BigDecimal(toThirty[i]));
    }
    points.put(40L, new BigDecimal("2.021"));
    points.put(60L, new BigDecimal("2.000"));
    points.put(100L, new BigDecimal("1.984"));
    return points;
  }
}
