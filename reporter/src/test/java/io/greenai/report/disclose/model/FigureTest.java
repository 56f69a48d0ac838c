package io.greenai.report.disclose.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Value.Reason;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void anIdSaysWhatItIsMadeOf() {
    assertThat(FigureId.of("esg", "model", "Größe 7", ""))
        .isEqualTo("esg.model._47r_c3_b6_c3_9fe_207._");
  }

  @Property
  void namesThatDifferHaveIdsThatDiffer(@ForAll String a, @ForAll String b) {
    boolean sameBytes =
        java.util.Arrays.equals(
            a.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            b.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(FigureId.of("esg", a).equals(FigureId.of("esg", b))).isEqualTo(sameBytes);
  }

  @Property
  void everyNameMakesAnIdThatAFigureAccepts(@ForAll String name) {
    String id = FigureId.of("esg", "model", name);
    assertThat(Figure.known(id, "", Unit.COUNT, BigDecimal.ONE, Quality.MEASURED).id())
        .isEqualTo(id);
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    assertThatThrownBy(
            () -> Figure.known("Fraud Scorer", "", Unit.COUNT, BigDecimal.ONE, Quality.MEASURED))
        .hasMessage(
            "A figure id is lower-case words joined by dots, but was 'Fraud Scorer'; build it with"
                + " FigureId.of");
  }

  @Test
  void aValueOutsideItsRangeIsRefused() {
    Figure figure = Figure.known("a", "", Unit.COUNT, BigDecimal.TEN, Quality.MEASURED);
    assertThatThrownBy(() -> figure.within(BigDecimal.ZERO, BigDecimal.ONE))
        .hasMessage("A figure's value must lie in its range, but 10 is outside 0 to 1");
  }

  @Test
  void aFigureWithoutANumberCannotBeQualified() {
    Figure figure = Figure.absent("a.b", "", Unit.COUNT, Reason.NOT_DETERMINED, "");
    assertThatThrownBy(figure::atLeast).hasMessage("Figure a.b has no number to qualify");
  }
}
