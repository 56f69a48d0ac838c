package io.greenai.report.disclose;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Comparison.Then;
import io.greenai.report.disclose.model.Comparisons;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.footprint.Books;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.Sites;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.BaseYear;
import io.greenai.report.org.ReportingPolicy;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ComparativesTest {
  private static final ReportingPolicy POLICY =
      new ReportingPolicy(
          Optional.of(new BaseYear(2024, "first year with ledgers")),
          Optional.of(new BigDecimal("5")),
          Optional.empty());

  @Test
  void aDifferenceIsThisPeriodLessTheOtherAndAShareOfThat() {
    Then then = before("150", "120", figure -> figure);

    assertThat(then.since())
        .extracting(Figure::id)
        .containsExactly("x.in.2026-_513.difference", "x.in.2026-_513.change");
    assertThat(then.since().get(0).number()).contains(new BigDecimal("30"));
    assertThat(then.since().get(1).number()).contains(new BigDecimal("0.25"));
  }

  @Test
  void aShareOfNothingOrOfHalfTheTruthIsNotTold() {
    assertThat(before("150", "0", figure -> figure).since()).hasSize(1);
    assertThat(before("150", "120", Figure::atLeast).since()).hasSize(1);
  }

  @Test
  void theBaseYearStandsBesideAndAQuarterIsNotSubtractedFromAYear() {
    Comparisons comparisons =
        beside(Map.of("2026-Q4", "150", "2024-Q4", "100", "2024", "390"), figure -> figure);

    List<Then> base = comparisons.baseYear().get(0).earlier();
    assertThat(base).extracting(Then::period).containsExactly("2024-Q4", "2024");
    assertThat(base.get(0).since().get(0).number()).contains(new BigDecimal("50"));
    assertThat(base.get(1).figure().number()).contains(new BigDecimal("390"));
    assertThat(base.get(1).since()).isEmpty();
    assertThat(comparisons.aboutBaseYear().get(0))
        .isEqualTo("Base year 2024: first year with ledgers.");
    assertThat(comparisons.aboutBaseYear())
        .contains(
            "Significance threshold: the organisation restates earlier figures, those of the base"
                + " year among them, where a change of data, factors or method comes to 5 % or"
                + " more.");
  }

  private static Then before(String now, String then, UnaryOperator<Figure> marked) {
    return beside(Map.of("2026-Q4", now, "2026-Q3", then), marked).before().get(0).earlier().get(0);
  }

  /** A figure of which each period states what {@code numbers} have; earlier ones as marked. */
  private static Comparisons beside(Map<String, String> numbers, UnaryOperator<Figure> marked) {
    FootprintCalculator calculator =
        new FootprintCalculator(
            Sites.organisation(Allocation.NONE, Allocation.NONE, Sites.own("DE", "1", null, null)),
            FactorSetLoader.bundled());
    Totals now =
        new Books()
            .boundary(Boundary.WALL)
            .model("scoring", "m", Phase.INFERENCE, 1000, KILOWATT_HOUR)
            .totals(1);
    Footprint footprint =
        calculator
            .of(now)
            .comparedWith(
                List.of(calculator.of(of(now, "2026-Q3"))),
                List.of(calculator.of(of(now, "2024-Q4")), calculator.of(of(now, "2024"))));
    return new Comparatives(
            footprint,
            List.of(figure(footprint, numbers, marked)),
            other -> List.of(figure(other, numbers, marked)))
        .beside(POLICY);
  }

  private static Totals of(Totals totals, String period) {
    return new Totals(
        Period.parse(period, ZoneOffset.UTC),
        totals.loads(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Figure figure(
      Footprint footprint, Map<String, String> numbers, UnaryOperator<Figure> marked) {
    String period = footprint.totals().period().label();
    Figure figure =
        Figure.known(
                "x",
                "X",
                Unit.COUNT,
                new BigDecimal(numbers.getOrDefault(period, "1")),
                Quality.MEASURED)
            .by("told");
    return period.equals("2026-Q4") ? figure : marked.apply(figure);
  }
}
