package io.greenai.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.2, 1.0",
    "1, 0.2, 1.0",
    "712, 200, 800",
    "118.4, 50, 150",
    "0.003, 0.001, 0.003"
  })
  void ticksAreRound(BigDecimal max, BigDecimal step, BigDecimal last) {
    Axis axis = Axis.upTo(max);
    assertThat(axis.step()).isEqualByComparingTo(step);
    assertThat(axis.ticks().get(axis.ticks().size() - 1)).isEqualByComparingTo(last);
  }

  @Property
  void everyValueLiesOnItsAxis(
      @ForAll @BigRange(min = "0", max = "1000000000000") @Scale(9) BigDecimal max) {
    Axis axis = Axis.upTo(max);
    assertThat(axis.ticks()).hasSizeBetween(2, 6);
    assertThat(axis.position(max, 100)).isBetween(0.0, 100.0);
  }
}
