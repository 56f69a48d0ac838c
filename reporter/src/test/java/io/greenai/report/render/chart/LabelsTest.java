package io.greenai.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void aShortLabelStaysWhole() {
    assertThat(Labels.fit("Just-in-time compilation", 182)).isEqualTo("Just-in-time compilation");
  }

  @Test
  void aLongLabelKeepsItsTwoEnds() {
    assertThat(Labels.fit("claims-triage-of-the-northern-region-v12", 182))
        .startsWith("claims-")
        .contains("…")
        .endsWith("-v12")
        .hasSizeLessThan(28);
  }

  @Test
  void aCharacterOfTwoUnitsIsNotCutInHalf() {
    String label = Labels.fit("\uD83E\uDD16".repeat(40), 100);
    assertThat(label.codePoints())
        .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }
}
