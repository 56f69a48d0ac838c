package io.greenai.report.disclose;

import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorChoice.Assumed;
import io.greenai.report.factor.FactorChoice.Modelled;
import io.greenai.report.factor.FactorChoice.Published;
import io.greenai.report.factor.FactorChoice.Stated;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import java.util.List;
import java.util.stream.Stream;

/** The factors that a footprint used, each once. */
final class FactorRows {
  private FactorRows() {}

  static List<FactorRow> of(Footprint footprint) {
    return footprint.sites().stream()
        .flatMap(
            at ->
                Stream.of(at.pue(), at.direct(), at.lifecycle()).flatMap(choice -> row(at, choice)))
        .distinct()
        .toList();
  }

  /** As {@link #of}, and how the electricity of own sites was generated. */
  static List<FactorRow> withMixes(Footprint footprint) {
    Stream<FactorRow> mixes =
        footprint.sites().stream()
            .filter(SiteFactors::isScope2)
            .flatMap(at -> at.mix().stream())
            .flatMap(mix -> Stream.of(mix.fossil(), mix.nuclear(), mix.renewable()))
            .map(row -> row(row, ""));
    return Stream.concat(of(footprint).stream(), mixes).distinct().toList();
  }

  private static Stream<FactorRow> row(SiteFactors at, FactorChoice choice) {
    if (choice instanceof Assumed || choice instanceof Modelled) {
      String prefix = choice instanceof Assumed ? "assumed: " : "modelled from: ";
      return choice.rows().stream().map(row -> row(row, prefix));
    }
    if (choice instanceof Published published) {
      return Stream.of(row(published.row(), ""));
    }
    if (choice instanceof Stated stated) {
      return Stream.of(
          new FactorRow(
              FigureId.of("site", at.site().name(), "pue"),
              "PUE of " + at.site().name(),
              stated.number(),
              "",
              "stated by the organisation",
              "",
              stated.source(),
              "own figure"));
    }
    return Stream.empty();
  }

  private static FactorRow row(io.greenai.report.factor.FactorRow row, String prefix) {
    return new FactorRow(
        row.id(),
        prefix + row.table().title() + ", " + row.key(),
        row.value(),
        row.table().unit().equals("1") ? "" : row.table().unit().replace("gCO2e", "g CO2e"),
        row.table().boundary().id(),
        Integer.toString(row.year()),
        row.source(),
        row.table().licence());
  }
}
