package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PedigreeTest {

  @Test
  void theBestOriginLeavesTheBasicUncertaintyOfFivePercent() {
    assertThat(new Pedigree(1, 1, 1, 1, 1).squaredDeviation()).isEqualByComparingTo("1.0502");
  }

  /** By hand: exp(2 x sqrt(0.0006 + 0.002 + 0.0001 + 0.008 + 0.000025 + 0.0006)). */
  @Test
  void variancesOfTheRespectsAddUp() {
    assertThat(new Pedigree(3, 2, 4, 2, 2).squaredDeviation()).isEqualByComparingTo("1.2372");
  }

  /** The factors of version 2 of the database, which the variances were rounded from. */
  @ParameterizedTest
  @CsvSource({
    "5, 1, 1, 1, 1, 1.50",
    "1, 5, 1, 1, 1, 1.20",
    "1, 1, 3, 1, 1, 1.10",
    "1, 1, 1, 5, 1, 1.10",
    "1, 1, 1, 1, 5, 2.00"
  })
  void eachScoreIsTheFactorThatThePedigreeMatrixGivesIt(
      int reliability,
      int completeness,
      int temporal,
      int geographical,
      int technological,
      double factor) {
    double both =
        new Pedigree(reliability, completeness, temporal, geographical, technological)
            .squaredDeviation()
            .doubleValue();
    double basic = new Pedigree(1, 1, 1, 1, 1).squaredDeviation().doubleValue();
    double own = Math.exp(Math.sqrt(Math.pow(Math.log(both), 2) - Math.pow(Math.log(basic), 2)));

    assertThat(own).isCloseTo(factor, org.assertj.core.data.Offset.offset(0.015));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2, 1", "3, 2", "-5, 2", "6, 3", "10, 4", "15, 5"})
  void yearsApartScoreByTheirNumber(int years, int score) {
    assertThat(Pedigree.temporal(years)).isEqualTo(score);
  }

  @Test
  void theIntervalIsAsFarUpAsDownByItsFactor() {
    Band band = new Pedigree(1, 1, 1, 1, 1).around(new BigDecimal("1.0502"));

    assertThat(band.low()).isEqualByComparingTo("1");
    assertThat(band.high()).isEqualByComparingTo("1.10292004");
  }
}
