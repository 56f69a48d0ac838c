package io.greenai.report.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.yaml.YamlException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLivesTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/organisation.yaml");

  @TempDir Path folder;

  @Test
  void aVersionTellsWhatItCameFromAndHowMuchItWillDeliver() throws IOException {
    Organisation organisation =
        OrganisationFile.read(EXAMPLE, FactorSetLoader.bundled(), LocalDate.MAX);

    ModelLife eight = organisation.models().get(0);
    assertThat(eight.derivedFrom()).contains(new ModelLife.Version("fraud-scorer", "7"));
    assertThat(eight.expectedUnits().orElseThrow()).isEqualByComparingTo("1000000");
    assertThat(eight.targets())
        .containsExactly(
            new ScoreTarget("auc", new BigDecimal("0.93"), true),
            new ScoreTarget("margin", new BigDecimal("-1.5"), false));
    ModelLife.Pretrained base = organisation.models().get(1).pretrained().orElseThrow();
    assertThat(base.grams().orElseThrow()).isEqualByComparingTo("1500000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          expectedUnits: 1000000 | expectedUnits: 0 | write more than 0
          version: "8" | version: "7" | the life of fraud-scorer 7 is stated already
          version: "7"} | version: "8"} | fraud-scorer 8 would descend from itself
          unit: tCO2e | unit: t | valid are
          expectedUnits | expectedItems | expectedUnits
          atLeast: 0.93 | atLeast: 93e-2 | write a decimal
          , atLeast: 0.93 | '' | write either 'atLeast' or 'atMost'
          atLeast: 0.93 | atLeast: 0.93, atMost: 1 | write either 'atLeast' or 'atMost'
          margin | auc | its target is stated already
          """)
  void aLifeThatCannotBeIsRefusedWithItsPlace(String right, String wrong, String problem)
      throws IOException {
    String example = Files.readString(EXAMPLE);
    int models = example.indexOf("models:");
    Path file =
        Files.writeString(
            folder.resolve("org.yaml"),
            example.substring(0, models)
                + example.substring(models).replaceFirst(Pattern.quote(right), wrong));

    assertThatThrownBy(() -> OrganisationFile.read(file, FactorSetLoader.bundled(), LocalDate.MAX))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("org.yaml:")
        .hasMessageContaining(problem);
  }
}
