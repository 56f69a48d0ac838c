package io.greenai.report.render;

import org.jspecify.annotations.Nullable;

/** A report template is wrong; the message starts with file, line and column. */
public final class TemplateError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private TemplateError(String message, Throwable cause) {
    super(message, cause);
  }

  static TemplateError at(
      @Nullable String file,
      @Nullable Integer line,
      @Nullable Integer column,
      String problem,
      Throwable cause) {
    String firstParagraph = problem.strip().split("\\n\\s*\\n", 2)[0].replaceAll("\\s+", " ");
    return new TemplateError(
        "templates/" + file + ":" + line + ":" + column + ": " + firstParagraph, cause);
  }
}
