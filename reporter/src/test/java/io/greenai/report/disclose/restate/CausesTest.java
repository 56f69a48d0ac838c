package io.greenai.report.disclose.restate;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Quality;
import io.greenai.report.close.Change;
import io.greenai.report.close.Restatement;
import io.greenai.report.close.Statement;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Reperformance;
import io.greenai.report.disclose.model.Unit;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausesTest {
  private static final Formula PRO_RATA = number("pro rata", 5);
  private static final Change LATE =
      new Change(Change.Kind.LATE_LEDGER, "run-1/run-1-0.jsonl", "", "7 lines");
  private static final Change BUDGETS = new Change(Change.Kind.SOURCE, "budgets", "a", "b");

  @Test
  void anInputThatDoesNotBindIsNoCause() {
    assertThat(
            causes(
                grams(5, number("pro rata", 5).atMost(number("what is left", 7))),
                grams(6, number("pro rata", 6).atMost(number("what is left", 8)))))
        .containsExactly("pro rata: 5 written -> 6 written");
    assertThat(
            causes(
                grams(7, number("pro rata", 9).atMost(number("what is left", 7))),
                grams(8, number("pro rata", 10).atMost(number("what is left", 8)))))
        .containsExactly("what is left: 7 written -> 8 written");
  }

  @Test
  void inputsThatOnlyMatterTogetherAreNamedSo() {
    assertThat(
            causes(
                grams(5, PRO_RATA.atMost(number("what is left", 5))),
                grams(8, number("pro rata", 8).atMost(number("what is left", 8)))))
        .containsExactly(
            "only together: pro rata: 5 written -> 8 written, what is left: 5 written -> 8"
                + " written");
  }

  @Test
  void ofSeveralCausesEachIsToldWithWhatItDoesAloneAndWhetherThatAddsUp() {
    assertThat(
            causes(
                grams(12, number("a", 5).plus(number("b", 7))),
                grams(15, number("a", 6).plus(number("b", 9)))))
        .containsExactly(
            "a: 5 written -> 6 written (alone +1.00 g CO2e)",
            "b: 7 written -> 9 written (alone +2.00 g CO2e)");
    assertThat(
            causes(
                grams(35, number("a", 5).times(number("b", 7))),
                grams(54, number("a", 6).times(number("b", 9)))))
        .containsExactly(
            "a: 5 written -> 6 written (alone +7.00 g CO2e)",
            "b: 7 written -> 9 written (alone +10.0 g CO2e)",
            "the effects of each alone do not add up to the difference");
  }

  @Test
  void anInputThatOnlyMattersBesideAnotherIsNamedAfterIt() {
    assertThat(
            causes(
                grams(5, PRO_RATA.atMost(number("what is left", 7))),
                grams(8, number("pro rata", 9).atMost(number("what is left", 8)))))
        .containsExactly(
            "pro rata: 5 written -> 9 written (alone +2.00 g CO2e)",
            "only together with these: what is left: 7 written -> 8 written",
            "the effects of each alone do not add up to the difference");
  }

  @Test
  void aCauseIsFoundThroughTheFiguresThatAFormulaNames() {
    Figure part = grams("esg.part", 5, PRO_RATA.atMost(number("what is left", 7)));
    Figure now = grams("esg.part", 6, number("pro rata", 6).atMost(number("what is left", 9)));

    assertThat(
            causes(
                List.of(grams("esg.all", 10, part.asTerm().times(Formula.constant(2))), part),
                List.of(grams("esg.all", 12, now.asTerm().times(Formula.constant(2))), now),
                "esg.all"))
        .containsExactly("pro rata: 5 written -> 6 written");
  }

  @Test
  void aFactorInThePlaceOfAnotherIsNamedWithBothValues() {
    Formula then = factor("grid/DE/2023", "386", "");
    assertThat(causes(grams(386, then), grams(363, factor("grid/DE/2024", "363", ""))))
        .containsExactly("factor grid/DE/2024: 386 g CO2e/kWh (grid/DE/2023) -> 363 g CO2e/kWh");
    assertThat(causes(grams(386, then), grams(363, factor("grid/DE/2023", "363", ""))))
        .containsExactly("factor grid/DE/2023: 386 g CO2e/kWh -> 363 g CO2e/kWh");
  }

  @Test
  void anInternalFactorThatIsAnotherIsNamedWithoutItsValueAndOneThatIsTheSameNotAtAll() {
    Formula own = factor("own/DE/2024", null, "9f2c");
    assertThat(causes(grams(10, own), grams(11, factor("own/DE/2024", null, "77aa"))))
        .containsExactly("factor own/DE/2024: another value, which is internal");
    assertThat(causes(grams(10, own), grams(11, own)))
        .containsExactly("late ledger run-1/run-1-0.jsonl", "source budgets");
  }

  @Test
  void sumsOverLedgersAreOneCauseWithTheFilesThatArrivedAndTheChoicesMadeInThem() {
    assertThat(
            causes(
                grams(50, energy("Berlin", 20).plus(energy("Lyon", 30))),
                grams(57, energy("Berlin", 22).plus(energy("Lyon", 35)))))
        .containsExactly("late ledger run-1/run-1-0.jsonl");
    Figure before = grams(20, energy("Berlin", 20));
    Figure after = grams(25, energy("Berlin", 20).plus(energy("pool", 5)));
    assertThat(
            causes(
                before.by(before.derivation().beside(List.of(new OfPolicy("idle", "none")))),
                after.by(after.derivation().beside(List.of(new OfPolicy("idle", "by-activity"))))))
        .containsExactly("idle: none -> by-activity", "late ledger run-1/run-1-0.jsonl");
  }

  @Test
  void ledgersOfAPlaceThatHadNoneDoNotMakeItsFactorACause() {
    Formula german = energy("Berlin", 20).times(factor("grid/DE", "3", ""));
    Formula french = energy("Lyon", 5).times(factor("grid/FR", "2", ""));

    assertThat(causes(grams(60, german), grams(70, german.plus(french))))
        .containsExactly("late ledger run-1/run-1-0.jsonl");
  }

  @Test
  void aNumberThatWasNotThereIsTheCauseOfAFormulaThatTakesIt() {
    assertThat(
            causes(
                grams(10, number("load", 5).times(number("rate", 2))),
                grams(
                    24,
                    number("load", 6).times(number("rate", 2)).times(number("unmetered rest", 2)))))
        .containsExactly(
            "unmetered rest: none -> 2 written (alone +10.0 g CO2e)",
            "load: 5 written -> 6 written (alone +4.00 g CO2e)");
  }

  @Test
  void whereTheNumberIsTheSameAllThatIsNotWhatItWasIsNamedAndThatSaid() {
    Figure before = grams(5, PRO_RATA.atMost(number("what is left", 7)));
    Figure after = grams(5, PRO_RATA.atMost(number("what is left", 8))).atLeast();

    assertThat(causes(before, after))
        .containsExactly(
            "the number is the same, not how sure it is", "what is left: 7 written -> 8 written");
  }

  private static List<String> causes(Figure before, Figure after) {
    return causes(List.of(before), List.of(after), after.id());
  }

  private static List<String> causes(List<Figure> before, List<Figure> after, String id) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    after.forEach(figure -> figures.put(figure.id(), figure));
    assertThat(new Reperformance(figures).differing()).isEmpty();
    List<Statement> closed = Statements.of(before);
    Restatement restated =
        Restatement.all(closed, Statements.of(after)).stream()
            .filter(one -> one.figure().id().equals(id))
            .findFirst()
            .orElseThrow();
    return new Causes(closed, figures, List.of(LATE, BUDGETS)).of(restated);
  }

  private static Figure grams(int grams, Formula formula) {
    return grams("esg.scope2.market", grams, formula);
  }

  private static Figure grams(String id, int grams, Formula formula) {
    return Figure.known(id, id, Unit.GRAMS_CO2E, BigDecimal.valueOf(grams), Quality.MEASURED)
        .by(formula);
  }

  private static Formula number(String name, int value) {
    return Formula.of(
        new OfNumber(name, BigDecimal.valueOf(value), Unit.COUNT, value + " written"));
  }

  private static Formula energy(String site, int microjoules) {
    return Formula.of(
        new OfLedgers(
            "energy at " + site,
            BigDecimal.valueOf(microjoules),
            Unit.MICROJOULES,
            Map.of("site", site)));
  }

  private static Formula factor(String id, @Nullable String value, String fingerprint) {
    return Formula.of(
        new OfFactor(
            "direct factor at Berlin",
            new FactorRow(
                id,
                id,
                value == null ? null : new BigDecimal(value),
                "g CO2e/kWh",
                "",
                "",
                "",
                "",
                fingerprint)));
  }
}
