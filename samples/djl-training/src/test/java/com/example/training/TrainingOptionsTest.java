package com.example.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TrainingOptionsTest {
  private static final Path OUT = Path.of("model");

  @Test
  void argumentsReplaceDefaults() {
    assertThat(TrainingOptions.parse(OUT)).isEqualTo(new TrainingOptions(OUT, 20, 10, 50));
    assertThat(TrainingOptions.parse(OUT, "--seconds", "5", "--out", "elsewhere"))
        .isEqualTo(new TrainingOptions(Path.of("elsewhere"), 5, 10, 50));
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatThrownBy(() -> TrainingOptions.parse(OUT, "--fast", "1"))
        .hasMessage("unknown argument --fast");
    assertThatThrownBy(() -> TrainingOptions.parse(OUT, "--rate"))
        .hasMessage("--rate needs a value");
    assertThatThrownBy(() -> TrainingOptions.parse(OUT, "--rate", "many"))
        .hasMessage("--rate needs a whole number but got 'many'");
    assertThatThrownBy(() -> TrainingOptions.parse(OUT, "--seconds", "0"))
        .hasMessage("--seconds must be between 1 and 86400 but is 0");
  }
}
