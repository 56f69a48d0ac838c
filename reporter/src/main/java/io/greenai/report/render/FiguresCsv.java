package io.greenai.report.render;

import static io.greenai.report.render.Csv.number;
import static io.greenai.report.render.Csv.text;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Range;
import java.util.Optional;

/** The register of figures, one line per figure, numbers unrounded and in base units. */
final class FiguresCsv {
  private static final String HEAD = "id,label,value,unit,per,quality,bound,low,high,remark";

  private FiguresCsv() {}

  static byte[] of(ReportDocument document) {
    return Csv.file(HEAD, document.figuresById().values().stream().map(FiguresCsv::line));
  }

  static String line(Figure figure) {
    Display shown = FigureFormat.show(figure);
    Optional<Range> range =
        figure.value() instanceof Known known
            ? Optional.ofNullable(known.range())
            : Optional.empty();
    String remark =
        figure.value() instanceof Absent absent ? absent.detail() : figure.derivation().formula();
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
}
