package io.greenai.report.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.yaml.Position;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class ModelPatternTest {
  @Example
  void aStarStandsForAnyCharactersOrNone() {
    assertThat(pattern("fraud-*").matches("fraud-scorer")).isTrue();
    assertThat(pattern("fraud-*").matches("fraud-")).isTrue();
    assertThat(pattern("*ab*ab").matches("xabyabab")).isTrue();
    assertThat(pattern("fraud-*").matches("antifraud-scorer")).isFalse();
    assertThat(pattern("fraud.scorer").matches("fraud-scorer")).isFalse();
  }

  @Example
  void patternsThatShareNoNameHaveNoneInCommon() {
    assertThat(pattern("a*").common(pattern("b*"))).isEmpty();
    assertThat(pattern("*a").common(pattern("*b"))).isEmpty();
    assertThat(pattern("m").common(pattern("mm"))).isEmpty();
  }

  @Example
  void theCommonNameOfTwoPatternsCanBeRead() {
    assertThat(pattern("fraud-*").common(pattern("*-scorer"))).contains("fraud-scorer");
  }

  @Property
  void matchingIsWhatTheRegularExpressionSays(
      @ForAll @StringLength(max = 6) @Chars({'a', 'b', '.', '*'}) String pattern,
      @ForAll @StringLength(max = 8) @Chars({'a', 'b', '.'}) String name) {
    assertThat(pattern(pattern).matches(name)).isEqualTo(name.matches(pattern(pattern).regex()));
  }

  @Property
  void aNameInCommonIsTakenByBothAndANameThatBothTakeMeansThereIsOne(
      @ForAll @StringLength(max = 6) @Chars({'a', 'b', '*'}) String first,
      @ForAll @StringLength(max = 6) @Chars({'a', 'b', '*'}) String second,
      @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'b') String name) {
    ModelPattern a = pattern(first);
    ModelPattern b = pattern(second);
    a.common(b)
        .ifPresent(
            common -> {
              assertThat(a.matches(common)).isTrue();
              assertThat(b.matches(common)).isTrue();
            });
    if (a.matches(name) && b.matches(name)) {
      assertThat(a.common(b)).isPresent();
    }
  }

  private static ModelPattern pattern(String text) {
    return new ModelPattern(new Position("budget.yaml", 1, 1), text);
  }
}
