package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Digits;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.Value.Reason;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MICROJOULES | 0 | 0 Wh",
        "MICROJOULES | 1 | 1.00 µJ",
        "MICROJOULES | 345678 | 346 mJ",
        "MICROJOULES | 999499 | 999 mJ",
        "MICROJOULES | 999500 | 1.00 J",
        "MICROJOULES | 3594999999 | 3,590 J",
        "MICROJOULES | 3600000000 | 1.00 Wh",
        "MICROJOULES | 4442400000567891 | 1.23 MWh",
        "MICROJOULES | 0.25 | 250 nJ",
        "MICROJOULES | -7200000000 | -2.00 Wh",
        "GRAMS_CO2E | 0.0000412 | 41.2 µg CO2e",
        "GRAMS_CO2E | 569400.25 | 569 kg CO2e",
        "GRAMS_CO2E | 2500000 | 2.50 t CO2e",
        "GRAMS_CO2E_PER_KWH | 363 | 363 g CO2e/kWh",
        "LITRES | 4248.1 | 4.25 m³",
        "GRAMS_SB_EQ | 0.0007 | 700 µg Sb-eq",
        "MEGAJOULES_PRIMARY | 9312.25 | 9.31 GJ",
        "NANOSECONDS | 7380000000000 | 2.05 h",
        "RATIO | 0.5646 | 56.5 %",
        "RATIO | 1 | 100 %",
        "RATIO | 0.9999961 | > 99.9 %",
        "RATIO | 0.000000001 | < 0.01 %",
        "RATIO | 1.18416666 | 118 %",
        "PERCENTAGE_POINTS | -0.0146 | -1.46 percentage points",
        "FACTOR | 1.560 | 1.56",
        "COUNT | 5400123 | 5,400,123",
        "COUNT | 0 | 0",
      })
  void aNumberIsPrintedInTheUnitThatSuitsIt(Unit unit, BigDecimal number, String printed) {
    assertThat(FigureFormat.show(figure(unit, number)).text()).isEqualTo(printed);
  }

  @Property
  void aNumberThatIsNotZeroNeverPrintsAsZero(
      @ForAll @BigRange(min = "0.000000000001", max = "1000000000000000000000") @Scale(12)
          BigDecimal number) {
    Display display = FigureFormat.show(figure(Unit.MICROJOULES, number));
    assertThat(display.number()).matches(".*[1-9].*");
  }

  @Property
  void aPrintedNumberIsWithinHalfAPerCentOfTheTruth(
      @ForAll @BigRange(min = "1", max = "1000000000000000000000") @Scale(0) BigDecimal number) {
    UnitLadder ladder = UnitLadder.of(Unit.MICROJOULES);
    UnitLadder.Step step = ladder.stepFor(number, Digits.PRINTED);
    BigDecimal printed =
        new BigDecimal(Digits.PRINTED.write(number, step.size()).replace(",", ""))
            .multiply(step.size());
    assertThat(printed.subtract(number).abs())
        .isLessThanOrEqualTo(number.multiply(new BigDecimal("0.005")));
  }

  @Test
  void theRegisterKeepsEveryDigitOfAnInteger() {
    Figure figure = figure(Unit.MICROJOULES, new BigDecimal("999999999999999999999"));
    assertThat(FigureFormat.show(figure).exact()).isEqualTo("999,999,999,999,999,999,999 µJ");
  }

  @Test
  void aRangeIsPrintedInTheUnitOfItsValue() {
    Figure figure =
        figure(Unit.GRAMS_CO2E, new BigDecimal("569400"))
            .within(new BigDecimal("954.5"), new BigDecimal("1012345"));
    assertThat(FigureFormat.show(figure).range()).isEqualTo("0.954 to 1,010");
  }

  @Test
  void aLowerBoundSaysSo() {
    Figure figure = figure(Unit.MICROJOULES, new BigDecimal("3600000000000")).atLeast();
    assertThat(FigureFormat.show(figure).text()).isEqualTo("at least 1.00 kWh");
  }

  @Test
  void anIntensityNamesItsReference() {
    Figure figure = figure(Unit.MICROJOULES, new BigDecimal("412345678")).per("1,000 requests");
    Display display = FigureFormat.show(figure);
    assertThat(display.text()).isEqualTo("412 J per 1,000 requests");
    assertThat(display.exact()).isEqualTo("412,345,678 µJ per 1,000 requests");
  }

  @Test
  void anAbsentFigureShowsItsReasonAndNeverANumber() {
    Display display =
        FigureFormat.show(
            Figure.absent(
                "a.b", "A", Unit.GRAMS_CO2E, Reason.NO_DIRECT_FACTOR, "no factor for XK"));
    assertThat(display.text()).isEqualTo("no direct factor");
    assertThat(display.exact()).isEqualTo("no factor for XK");
    assertThat(display.known()).isFalse();
  }

  private static Figure figure(Unit unit, BigDecimal number) {
    return Figure.known("a.b", "A", unit, number, Quality.MEASURED);
  }
}
