package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
  @Test
  void ordinaryTextOfAnyScriptStaysAsItIs() {
    String text = "Größe, CO₂, 模型, مدقق";
    assertThat(VisibleText.forBrowsers().apply(text)).isEqualTo(text);
  }

  @Test
  void marksThatReorderOrHideTextAreShown() {
    assertThat(VisibleText.forBrowsers().apply("a\u202Eb\u200Bc\u0000d\tend"))
        .isEqualTo("a[U+202E]b[U+200B]c[U+0000]d[U+0009]end");
  }

  @Test
  void aLoneSurrogateIsShown() {
    assertThat(VisibleText.forBrowsers().apply("x\uD83Dy")).isEqualTo("x[U+D83D]y");
  }

  @Test
  void aCharacterWithoutGlyphIsShownByItsCodePoint() {
    VisibleText latin = VisibleText.forFonts(point -> point < 256);
    assertThat(latin.apply("robot \uD83E\uDD16, מודל"))
        .isEqualTo("robot [U+1F916], [U+05DE][U+05D5][U+05D3][U+05DC]");
  }
}
