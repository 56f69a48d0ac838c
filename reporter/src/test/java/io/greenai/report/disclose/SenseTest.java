package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenseTest {
  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "top-1 Accuracy", "val_acc", "F1/macro", "map@10", "r2"})
  void ofSomeMeasuresMoreIsBetter(String measure) {
    assertThat(Sense.of(measure)).contains(Sense.HIGHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss", "val_loss", "mean absolute error", "RMSE", "word-error-rate"})
  void ofOthersLess(String measure) {
    assertThat(Sense.of(measure)).contains(Sense.LOWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quality", "gain", "accuracy loss", "glossary", ""})
  void whatANameDoesNotTellIsNotGuessed(String measure) {
    assertThat(Sense.of(measure)).isEmpty();
  }
}
