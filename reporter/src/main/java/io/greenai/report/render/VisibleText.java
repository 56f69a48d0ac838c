package io.greenai.report.render;

import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Shows what data would hide: a character that the output cannot or should not carry is printed as
 * its code point in brackets, for example {@code [U+202E]}.
 */
final class VisibleText implements UnaryOperator<String> {
  private final IntPredicate printable;

  private VisibleText(IntPredicate printable) {
    this.printable = printable;
  }

  /** For HTML: everything but controls, lone surrogates, and marks that reorder or hide text. */
  static VisibleText forBrowsers() {
    return new VisibleText(VisibleText::isPlain);
  }

  /** For a PDF whose fonts have a glyph for each code point that {@code covered} accepts. */
  static VisibleText forFonts(IntPredicate covered) {
    return new VisibleText(point -> isPlain(point) && (point == '\n' || covered.test(point)));
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\n';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  @Override
  public String apply(String text) {
    if (text.codePoints().allMatch(printable)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (printable.test(point)) {
                visible.appendCodePoint(point);
              } else {
                visible.append(String.format("[U+%04X]", point));
              }
            });
    return visible.toString();
  }
}
