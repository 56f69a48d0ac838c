package io.greenai.report.footprint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How good a figure's origin is, in five respects from 1 (best) to 5, and what that says of its
 * error where nobody states one. Errors of factors are lognormal; variances of the underlying
 * normal distributions add up: a basic one and one per respect.
 *
 * <p>Scores, basic variance and variances of scores: Weidema et al., Overview and methodology, data
 * quality guideline for the ecoinvent database version 3, ecoinvent report 1(v3), St. Gallen 2013
 * (edition of 6 May 2013), chapter 10. They are experts' judgement, not the factors that Ciroth et
 * al. (International Journal of Life Cycle Assessment 21, 2016, 1338-1348) found from data.
 *
 * @param reliability from verified measurements to unqualified estimates
 * @param completeness from all of the sites concerned to one, or unknown
 * @param temporal from under 3 years apart to more than 15
 * @param geographical from the same area to an unlike or unknown one
 * @param technological from the same process to a related one at another scale
 */
record Pedigree(
    int reliability, int completeness, int temporal, int geographical, int technological) {

  /** Of electricity and of emissions of carbon dioxide. */
  private static final BigDecimal BASIC = new BigDecimal("0.0006");

  private static final List<String> RELIABILITY = List.of("0", "0.0006", "0.002", "0.008", "0.04");
  private static final List<String> COMPLETENESS =
      List.of("0", "0.0001", "0.0006", "0.002", "0.008");
  private static final List<String> TEMPORAL = List.of("0", "0.0002", "0.002", "0.008", "0.04");
  private static final List<String> GEOGRAPHICAL =
      List.of("0", "0.000025", "0.0001", "0.0006", "0.002");
  private static final List<String> TECHNOLOGICAL = List.of("0", "0.0006", "0.008", "0.04", "0.12");

  /** The score for a figure of a year that is so many years from the one it is used for. */
  static int temporal(int years) {
    int apart = Math.abs(years);
    if (apart < 3) {
      return 1;
    }
    if (apart < 6) {
      return 2;
    }
    return apart < 10 ? 3 : apart < 15 ? 4 : 5;
  }

  /**
   * The square of the geometric standard deviation, to four decimals: a figure times or over it is
   * the 95 % interval.
   */
  BigDecimal squaredDeviation() {
    BigDecimal variance =
        BASIC
            .add(score(RELIABILITY, reliability))
            .add(score(COMPLETENESS, completeness))
            .add(score(TEMPORAL, temporal))
            .add(score(GEOGRAPHICAL, geographical))
            .add(score(TECHNOLOGICAL, technological));
    double exponent = 2 * StrictMath.sqrt(variance.doubleValue());
    return BigDecimal.valueOf(StrictMath.exp(exponent)).setScale(4, RoundingMode.HALF_UP);
  }

  private static BigDecimal score(List<String> variances, int score) {
    return new BigDecimal(variances.get(score - 1));
  }

  Band around(BigDecimal value) {
    BigDecimal squared = squaredDeviation();
    return new Band(value.divide(squared, Band.PRECISION), value, value.multiply(squared));
  }
}
