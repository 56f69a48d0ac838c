package io.greenai.report.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Quality;
import io.greenai.report.close.Statement.Amount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestatementTest {
  @Test
  void aNumberThatIsNotAsGoodAnyMoreIsRestated() {
    List<Statement> measured = List.of(scope2("10", Quality.MEASURED));

    assertThat(Restatement.all(measured, List.of(scope2("10", Quality.MODELLED)))).hasSize(1);
    assertThat(Restatement.all(measured, List.of(scope2("10.0", Quality.MEASURED)))).isEmpty();
  }

  @Test
  void aFigureThatAppearedOrIsGoneIsRestatedWithoutADifference() {
    List<Statement> stated = List.of(scope2("10", Quality.MEASURED));

    assertThat(Restatement.all(stated, List.of()))
        .singleElement()
        .satisfies(gone -> assertThat(gone.difference()).isEmpty())
        .satisfies(gone -> assertThat(gone.figure()).isEqualTo(stated.get(0)));
    assertThat(Restatement.all(List.of(), stated)).hasSize(1);
  }

  private static Statement scope2(String grams, Quality quality) {
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
        List.of());
  }
}
