package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Value.SourceError;
import io.greenai.report.footprint.Deviation;
import io.greenai.report.footprint.ErrorSource;
import io.greenai.report.footprint.ErrorSource.Group;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Uncertainty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SourceErrorsTest {
  private static final Deviation THREE = deviation("-3", "3");
  private static final Deviation FOUR = deviation("-4", "8");

  @Test
  void eachSourceIsToldWithItsSign() {
    assertThat(SourceErrors.of(measured(deviation("1", "-1"))))
        .containsExactly(
            error("meters", "rapl on X", "-3", "3"), error("allocation", "model m", "1", "-1"));
  }

  @Test
  void whatIsLeftWhereErrorsCancelOutIsNotTold() {
    assertThat(SourceErrors.of(measured(deviation("-1E-33", "1E-33"))))
        .extracting(SourceError::source)
        .containsExactly("rapl on X");
  }

  /** The errors of several would tell its value. */
  @Test
  void whereAFactorIsInternalAllAreOneInSquaresSoThatTheIntervalStillFollows() {
    Estimate estimate =
        estimate(
            Map.of(
                new ErrorSource(Group.METER, "rapl on X", false), THREE,
                new ErrorSource(Group.FACTOR, "own/FR/2024", true), FOUR));

    assertThat(SourceErrors.of(estimate))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.source())
                  .isEqualTo("sources together, in squares, for one is an internal factor");
              assertThat(error.below()).isEqualByComparingTo("-5");
              assertThat(error.above().pow(2).setScale(9, RoundingMode.HALF_UP))
                  .isEqualByComparingTo("73");
            });
  }

  private static SourceError error(String group, String source, String below, String above) {
    return new SourceError(group, source, new BigDecimal(below), new BigDecimal(above));
  }

  private static Deviation deviation(String below, String above) {
    return new Deviation(new BigDecimal(below), new BigDecimal(above));
  }

  /** Metered, and allocated to a model. */
  private static Estimate measured(Deviation allocated) {
    return estimate(
        Map.of(
            new ErrorSource(Group.METER, "rapl on X", false), THREE,
            new ErrorSource(Group.ALLOCATION, "model m", false), allocated));
  }

  private static Estimate estimate(Map<ErrorSource, Deviation> errors) {
    return new Estimate(
        BigDecimal.TEN, new Uncertainty(new TreeMap<>(errors)), false, Quality.MEASURED);
  }
}
