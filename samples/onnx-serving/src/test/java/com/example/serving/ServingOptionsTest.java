package com.example.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServingOptionsTest {
  private static final Path MODELS = Path.of("models");

  @Test
  void withoutArgumentsItServesTheModelsBesideTheProgram() {
    ServingOptions options = ServingOptions.parse(MODELS);
    assertThat(options.mode()).isEqualTo(ServingOptions.Mode.SERVE);
    assertThat(options.models()).isEqualTo(MODELS);
    assertThat(options.port()).isEqualTo(8080);
  }

  @Test
  void loadNamesTheServiceToLoad() {
    ServingOptions options =
        ServingOptions.parse(MODELS, "--load", "http://localhost:9", "--seconds", "5");
    assertThat(options.mode()).isEqualTo(ServingOptions.Mode.LOAD);
    assertThat(options.target()).isEqualTo(URI.create("http://localhost:9"));
    assertThat(options.seconds()).isEqualTo(5);
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatThrownBy(() -> ServingOptions.parse(MODELS, "--fast"))
        .hasMessage("unknown argument --fast");
    assertThatThrownBy(() -> ServingOptions.parse(MODELS, "--seconds"))
        .hasMessage("--seconds needs a value");
    assertThatThrownBy(() -> ServingOptions.parse(MODELS, "--seconds", "soon"))
        .hasMessage("--seconds needs a number but got 'soon'");
    assertThatThrownBy(() -> ServingOptions.parse(MODELS, "--intra-op", "0"))
        .hasMessage("--intra-op must be between 1.0 and 256.0 but is 0");
  }
}
