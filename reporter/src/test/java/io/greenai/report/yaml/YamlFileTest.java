package io.greenai.report.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class YamlFileTest {
  @Test
  void anUnknownKeyIsNamedWithItsPlaceAndTheNearestKey() {
    YamlMap map = YamlFile.parse("b.yaml", "kind: X\nmetadata:\n  ownr: anna\n");

    assertThatThrownBy(() -> map.map("metadata").onlyKeys("name", "owner"))
        .isInstanceOf(YamlException.class)
        .hasMessage("b.yaml:3:3: unknown key 'ownr'; did you mean 'owner'?");
  }

  @Test
  void anUnknownKeyUnlikeAllOthersGetsTheListOfValidOnes() {
    YamlMap map = YamlFile.parse("b.yaml", "colour: green\n");

    assertThatThrownBy(() -> map.onlyKeys("name", "owner"))
        .hasMessage("b.yaml:1:1: unknown key 'colour'; valid are name, owner");
  }

  @Test
  void aMissingKeyNamesTheMappingThatLacksIt() {
    YamlMap map = YamlFile.parse("b.yaml", "metadata:\n  name: x\n");

    assertThatThrownBy(() -> map.map("metadata").text("owner"))
        .hasMessage("b.yaml:2:3: 'metadata' lacks the key 'owner'");
  }

  @Test
  void aBadValueIsNamedWithTheValidOnes() {
    YamlMap map = YamlFile.parse("b.yaml", "enforcement: blok\n");

    assertThatThrownBy(() -> map.choice("enforcement", Map.of("warn", 1, "block", 2)))
        .hasMessage(
            "b.yaml:1:14: 'enforcement' is 'blok'; did you mean 'block'? valid are block, warn");
  }

  @Test
  void aZoneThatDoesNotExistIsCorrected() {
    YamlMap map = YamlFile.parse("b.yaml", "timeZone: Europe/Berln\n");

    assertThatThrownBy(() -> map.zone("timeZone"))
        .hasMessage(
            "b.yaml:1:11: 'timeZone' is 'Europe/Berln'; did you mean 'Europe/Berlin'? write an IANA"
                + " zone, for example Europe/Berlin");
  }

  @Test
  void numbersKeepEveryDigitThatWasWritten() {
    YamlMap map = YamlFile.parse("b.yaml", "value: 0.10000000000000000001\n");

    assertThat(map.number("value")).isEqualByComparingTo("0.10000000000000000001");
  }

  @Test
  void aNumberThatWouldExplodeOrIsNegativeIsRefused() {
    YamlMap map = YamlFile.parse("b.yaml", "huge: 1e999999999\nless: -1\nword: many\n");

    for (String key : new String[] {"huge", "less", "word"}) {
      assertThatThrownBy(() -> map.number(key))
          .hasMessageContaining("'" + key + "' is '")
          .hasMessageEndingWith("; write a plain number of 0 or more, for example 12.5");
    }
  }

  @Test
  void aKeyWithoutValueIsNotAnEmptyValue() {
    reading("owner:\nname: x\n").hasMessageStartingWith("b.yaml:1:7: 'owner' has no value");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    reading("owner: a\nname: x\nowner: b\n").hasMessage("b.yaml:3:1: key 'owner' is there twice");
  }

  @Test
  void aliasesAreRefusedSoThatNoFileCanGrow() {
    reading("a: &x [1, 2]\nb: [*x, *x, *x]\n").hasMessageStartingWith("b.yaml:");
    reading("a: &x word\n")
        .hasMessage("b.yaml:1:4: anchor '&x' is not supported; write the value out");
  }

  @Test
  void noTypeCanBeInstantiated() {
    reading("a: !!javax.script.ScriptEngineManager []\n")
        .hasMessage(
            "b.yaml:1:4: not valid YAML: Global tag is not allowed:"
                + " tag:yaml.org,2002:javax.script.ScriptEngineManager");
    reading("a: !local 1\n")
        .hasMessage("b.yaml:1:4: tag '!local' is not supported; write a plain value");
  }

  @Test
  void brokenSyntaxIsPlacedAndStaysOnOneLine() {
    reading("a: [1, 2\nb: 3\n")
        .hasMessageStartingWith("b.yaml:2:2: not valid YAML: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void deepNestingAndEmptyFilesAreRefused() {
    reading("a: " + "[".repeat(200) + "]".repeat(200)).hasMessageContaining("not valid YAML");
    reading("").hasMessage("b.yaml:1:1: the file is empty");
    reading("- a\n- b\n").hasMessage("b.yaml:1:1: write a mapping of keys to values");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> reading(String text) {
    return assertThatThrownBy(() -> YamlFile.parse("b.yaml", text))
        .isInstanceOf(YamlException.class);
  }
}
