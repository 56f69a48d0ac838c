package io.greenai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What the API does where there is no agent: nothing, whatever it is given. */
class WithoutAgentTest {
  @Test
  void everyScopeIsTheOneThatDoesNothing() {
    assertThat(GreenAi.model("a").start()).isSameAs(GreenAi.model("b").version("7").start());
  }

  @Test
  @SuppressWarnings("try") // closed twice
  void nothingThrowsWhateverIsGiven() {
    assertThatCode(
            () -> {
              Model model = GreenAi.model(null).version(null).device(null).phase(null);
              try (Scope scope = model.start()) {
                scope.items(-1);
                scope.tokens(Long.MIN_VALUE, Long.MAX_VALUE);
                scope.score(null, Double.NaN);
                scope.score("x", (BigDecimal) null);
                scope.experiment(null);
                scope.failed();
                scope.close();
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aCallGivesWhatItsWorkGivesAndThrowsWhatItThrows() throws Exception {
    assertThat(GreenAi.model("a").call(() -> 42)).isEqualTo(42);
    assertThatThrownBy(
            () ->
                GreenAi.model("a")
                    .call(
                        () -> {
                          throw new IOException("unreadable");
                        }))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("unreadable");
  }
}
