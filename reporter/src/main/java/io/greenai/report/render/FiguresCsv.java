package io.greenai.report.render;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Range;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The register of figures for a spreadsheet: CSV of RFC 4180 in UTF-8, one line per figure, numbers
 * unrounded and in base units. No text of the data is taken for a formula.
 */
final class FiguresCsv {
  private static final String HEAD = "id,label,value,unit,per,quality,bound,low,high,remark";
  private static final String LINE_END = "\r\n";

  /** What spreadsheets take for the start of a formula, full-width forms among it. */
  private static final String FORMULA_STARTS = "=+-@\n\uff1d\uff0b\uff0d\uff20";

  private static final UnaryOperator<String> VISIBLE = VisibleText.forBrowsers();

  private FiguresCsv() {}

  static byte[] of(ReportDocument document) {
    return Stream.concat(
            Stream.of(HEAD), document.figuresById().values().stream().map(FiguresCsv::line))
        .collect(Collectors.joining(LINE_END, "", LINE_END))
        .getBytes(StandardCharsets.UTF_8);
  }

  static String line(Figure figure) {
    Display shown = FigureFormat.show(figure);
    Optional<Range> range =
        figure.value() instanceof Known known
            ? Optional.ofNullable(known.range())
            : Optional.empty();
    String remark = figure.value() instanceof Absent absent ? absent.detail() : figure.formula();
    return String.join(
        ",",
        text(figure.id()),
        text(figure.label()),
        number(figure.number()),
        text(figure.unit().symbol()),
        text(figure.per()),
        text(shown.known() ? shown.quality() : shown.number()),
        text(shown.bound()),
        number(range.map(Range::low)),
        number(range.map(Range::high)),
        text(remark));
  }

  private static String number(Optional<BigDecimal> number) {
    return number.map(BigDecimal::toPlainString).orElse("");
  }

  private static String text(String value) {
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
