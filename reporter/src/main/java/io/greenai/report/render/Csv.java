package io.greenai.report.render;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CSV of RFC 4180 in UTF-8 for a spreadsheet. No text of the data is taken for a formula. */
final class Csv {
  private static final String LINE_END = "\r\n";

  /** What spreadsheets take for the start of a formula, full-width forms among it. */
  private static final String FORMULA_STARTS = "=+-@\n\uff1d\uff0b\uff0d\uff20";

  private static final UnaryOperator<String> VISIBLE = VisibleText.forBrowsers();

  private Csv() {}

  /** A file of a head line and of lines made of cells. */
  static byte[] file(String head, Stream<String> lines) {
    return Stream.concat(Stream.of(head), lines)
        .collect(Collectors.joining(LINE_END, "", LINE_END))
        .getBytes(StandardCharsets.UTF_8);
  }

  static String number(Optional<BigDecimal> number) {
    return number.map(BigDecimal::toPlainString).orElse("");
  }

  static String text(String value) {
    String visible = VISIBLE.apply(value);
    String safe =
        !visible.isEmpty() && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0
            ? "'" + visible
            : visible;
    return safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
