package io.greenai.report.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Quality;
import io.greenai.report.close.Statement.Amount;
import io.greenai.report.close.Statement.Kind;
import io.greenai.report.close.Statement.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestatementsTest {
  private static final Part PUBLIC = factor("grid/DE/2024", "363 g CO2e/kWh", "");
  private static final Part INTERNAL = factor("own/DE/2024", "internal", "9f2c");

  @Test
  void aFactorThatIsAnotherIsNamedWithBothValues() {
    assertThat(causes(PUBLIC, factor("grid/DE/2024", "344 g CO2e/kWh", "")))
        .containsExactly("factor grid/DE/2024: 363 g CO2e/kWh -> 344 g CO2e/kWh");
  }

  @Test
  void anInternalFactorThatIsAnotherIsNamedWithoutItsValue() {
    assertThat(causes(INTERNAL, factor("own/DE/2024", "internal", "77aa")))
        .containsExactly("factor own/DE/2024: another value, which is internal");
  }

  @Test
  void anInternalFactorThatIsTheSameIsNoCause() {
    assertThat(causes(INTERNAL, INTERNAL)).containsExactly("source budgets");
  }

  @Test
  void aNumberThatIsNotAsGoodAnyMoreIsRestated() {
    Statement measured = scope2("10", Quality.MEASURED, PUBLIC);

    assertThat(
            Restatements.of(
                List.of(measured), List.of(scope2("10", Quality.MODELLED, PUBLIC)), List.of()))
        .hasSize(1);
    assertThat(
            Restatements.of(
                List.of(measured), List.of(scope2("10.0", Quality.MEASURED, PUBLIC)), List.of()))
        .isEmpty();
  }

  private static List<String> causes(Part before, Part after) {
    return Restatements.of(
            List.of(scope2("10", Quality.MEASURED, before)),
            List.of(scope2("11", Quality.MEASURED, after)),
            List.of(new Change(Change.Kind.SOURCE, "budgets", "a", "b")))
        .get(0)
        .causes();
  }

  private static Part factor(String id, String value, String fingerprint) {
    return new Part(Kind.FACTOR, id, value, fingerprint);
  }

  private static Statement scope2(String grams, Quality quality, Part factor) {
    return new Statement(
        "esg.scope2.location",
        "Scope 2, location-based",
        "GRAMS_CO2E",
        "",
        Optional.of(
            new Amount(
                new BigDecimal(grams),
                Optional.of(quality),
                Optional.empty(),
                Optional.empty(),
                false)),
        List.of(factor));
  }
}
