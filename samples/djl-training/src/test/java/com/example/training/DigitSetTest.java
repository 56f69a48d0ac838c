package com.example.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitSetTest {
  @Test
  void theShippedFileIsWhatItsGeneratorWrites() throws IOException {
    Path shipped = Path.of("src/main/resources/com/example/training/digits.csv");
    assertThat(Files.readString(shipped)).isEqualTo(SegmentDigits.csv());
  }

  @Test
  void everyDigitOccursAboutAsOftenAndHeldOutImagesAreNotTrainedOn() throws IOException {
    DigitSet digits = DigitSet.load();
    assertThat(digits.size()).isEqualTo(2_000);
    for (int digit = 0; digit < DigitSet.CLASSES; digit++) {
      int wanted = digit;
      assertThat(
              IntStream.range(0, digits.size())
                  .filter(index -> digits.label(index) == wanted)
                  .count())
          .isBetween(150L, 250L);
    }
    assertThat(digits.heldOut().size()).isEqualTo(400);
    assertThat(digits.trainingPart().size()).isEqualTo(1_600);
    assertThat(digits.heldOut().image(1)).isEqualTo(digits.image(5));
    assertThat(digits.trainingPart().image(0)).isEqualTo(digits.image(1));
  }

  @Test
  void aWrongLineIsNamed() {
    assertThatThrownBy(() -> parse("label,...\n7,1,2\n"))
        .hasMessage("line 2 has 3 columns but needs 65");
    assertThatThrownBy(() -> parse("label,...\n12" + ",0".repeat(64) + "\n"))
        .hasMessage("line 2 column 1: 12 is not between 0 and 9");
    assertThatThrownBy(() -> parse("label,...\n1" + ",x".repeat(64) + "\n"))
        .hasMessage("line 2 column 2: 'x' is not a number");
  }

  private static DigitSet parse(String text) throws IOException {
    return DigitSet.parse(new BufferedReader(new StringReader(text)));
  }
}
