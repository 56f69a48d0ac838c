package io.greenai.report.disclose;

import static java.math.RoundingMode.HALF_EVEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.greenai.report.close.Sha256;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.factor.Delivery;
import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorChoice.Assumed;
import io.greenai.report.factor.FactorChoice.Modelled;
import io.greenai.report.factor.FactorChoice.Published;
import io.greenai.report.factor.FactorChoice.Stated;
import io.greenai.report.factor.TableManifest;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.GridFactors;
import io.greenai.report.footprint.MatchedEnergy;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.footprint.SiteSignals;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The factors that a footprint used, each once. */
final class FactorRows {
  /** Of a mean, which no finite decimal may hold. */
  private static final int DECIMALS = 6;

  private FactorRows() {}

  static List<FactorRow> of(Footprint footprint) {
    return footprint.sites().stream()
        .flatMap(
            at ->
                Stream.of(
                        row(at, "PUE", at.pue()),
                        GridTerms.all(at).flatMap(term -> row(at, term.name(), term.choice())),
                        timed(footprint, at),
                        GridTerms.all(at).flatMap(term -> parts(term.choice())),
                        StatedRows.rest(at.site()),
                        StatedRows.hardware(at.site()))
                    .flatMap(rows -> rows))
        .distinct()
        .toList();
  }

  /** As {@link #of}, what the LCA view's other categories take, and all of that for builds. */
  static List<FactorRow> withResources(Footprint footprint) {
    return Stream.concat(Stream.of(footprint), footprint.builds().values().stream())
        .flatMap(one -> Stream.concat(of(one).stream(), resources(one)))
        .distinct()
        .toList();
  }

  private static Stream<FactorRow> resources(Footprint footprint) {
    return footprint.sites().stream()
        .flatMap(at -> ResourceTerms.all(at).flatMap(term -> row(at, term.name(), term.choice())));
  }

  /** As {@link #of}, how the electricity of own sites was generated, and hardware bought. */
  static List<FactorRow> withMixes(Footprint footprint) {
    Stream<FactorRow> mixes =
        footprint.sites().stream()
            .filter(SiteFactors::isScope2)
            .flatMap(at -> at.mix().stream())
            .flatMap(mix -> Stream.of(mix.fossil(), mix.nuclear(), mix.renewable()))
            .map(row -> row(row, "", Optional.empty()));
    return Stream.of(of(footprint).stream(), mixes, CapitalGoodsRows.factors(footprint))
        .flatMap(rows -> rows)
        .distinct()
        .toList();
  }

  /** Means of intensities by time over the energy of models at a site, and what they rest on. */
  private static Stream<FactorRow> timed(Footprint footprint, SiteFactors at) {
    Predicate<LoadKey> here = footprint.at(at.site());
    MatchedEnergy energy =
        footprint.matched(Selection.MODELS.where("site", at.site().name(), here));
    String period = footprint.totals().period().label();
    return GridTerms.all(at)
        .flatMap(term -> term.byTime().apply(energy).stream())
        .map(SiteSignals.Mean::factor)
        .distinct()
        .flatMap(
            mean -> Stream.concat(Stream.of(timed(at, mean, period)), modelledFrom(mean.rows())));
  }

  private static FactorRow timed(SiteFactors at, FactorChoice.Timed choice, String period) {
    String kind = choice.series().substring(choice.series().lastIndexOf('/') + 1);
    return new FactorRow(
        FigureId.of("site", at.site().name(), kind + "-by-time", period),
        choice.basis() + ": mean over the energy of models at " + at.site().name() + ", " + period,
        choice.isInternal() ? null : choice.number().setScale(DECIMALS, HALF_EVEN),
        "g CO2e/kWh",
        kind + ", at " + choice.delivery().name().toLowerCase(Locale.ROOT),
        "by quarter-hour",
        choice.basis(),
        "as its publisher grants",
        choice.isInternal() ? fingerprint(choice.number()) : "");
  }

  /** {@code choice}, which is called {@code name}, as a row; none where the factor is missing. */
  static Stream<FactorRow> row(SiteFactors at, String name, FactorChoice choice) {
    if (choice instanceof Published published) {
      return Stream.of(row(published.row(), "", published.proxy()));
    }
    if (choice instanceof Assumed assumed) {
      return Stream.of(row(assumed.row(), "assumed: ", Optional.empty()));
    }
    if (choice instanceof Stated stated) {
      return Stream.of(
          name.equals(ResourceTerms.WUE)
              ? StatedRows.wue(at.site(), stated.number(), stated.source())
              : StatedRows.pue(at.site(), stated.number(), stated.source()));
    }
    return choice instanceof Modelled modelled
        ? Stream.of(modelled(at, name, modelled))
        : Stream.empty();
  }

  /** The rows that a modelled factor is calculated from; none of others. */
  static Stream<FactorRow> parts(FactorChoice choice) {
    return choice instanceof Modelled ? modelledFrom(choice.rows()) : Stream.empty();
  }

  private static Stream<FactorRow> modelledFrom(List<io.greenai.report.factor.FactorRow> rows) {
    return rows.stream().map(row -> row(row, "modelled from: ", Optional.empty()));
  }

  private static FactorRow modelled(SiteFactors at, String name, Modelled choice) {
    return new FactorRow(
        FigureId.of(
            "site",
            at.site().name(),
            name.toLowerCase(Locale.ROOT).replace(' ', '-'),
            year(choice)),
        name + " of " + at.site().name(),
        choice.isInternal() ? null : choice.number(),
        "g CO2e/kWh",
        "modelled",
        choice.proxy().orElse(""),
        choice == at.grid().direct() && at.grid().isDirectAboveLifecycle()
            ? choice.formula() + "; " + GridFactors.ABOVE_LIFECYCLE
            : choice.formula(),
        choice.rows().stream().map(row -> row.table().licence()).distinct().collect(joining(", ")),
        choice.isInternal() ? fingerprint(choice.number()) : "");
  }

  /** Of the latest row that it is calculated from: another year has another number. */
  private static String year(Modelled choice) {
    return choice.rows().stream()
        .map(row -> Integer.toString(row.year()))
        .max(Comparator.naturalOrder())
        .orElse("");
  }

  private static String fingerprint(BigDecimal value) {
    return Sha256.of(value.stripTrailingZeros().toPlainString().getBytes(UTF_8));
  }

  static FactorRow row(
      io.greenai.report.factor.FactorRow row, String prefix, Optional<String> proxy) {
    return new FactorRow(
        row.id(),
        prefix + row.table().title() + ", " + row.key(),
        row.isInternal() ? null : row.value(),
        row.table().unit().equals("1") ? "" : row.table().unit().replace("gCO2e", "g CO2e"),
        boundary(row.table()),
        proxy.orElse(Integer.toString(row.year())),
        row.isInternal()
            ? "internal, not for publication; table sha256 " + row.table().sha256()
            : row.source(),
        row.table().licence(),
        row.isInternal() ? fingerprint(row.value()) : "");
  }

  /** A number that is a part of a row's: it is as internal as the row. */
  static FactorRow partOf(io.greenai.report.factor.FactorRow row, FactorRow part) {
    FactorRow whole = row(row, "", Optional.empty());
    return new FactorRow(
        part.id(),
        part.name(),
        row.isInternal() ? null : part.value(),
        part.unit(),
        whole.boundary(),
        whole.vintage(),
        row.isInternal() ? part.source() + "; " + whole.source() : part.source(),
        whole.licence(),
        whole.fingerprint());
  }

  /** What is counted, and how gases other than carbon dioxide came to be counted in it. */
  static String gases(TableManifest table) {
    return table.gases().equals("CO2e")
        ? "CO2e (GWP: " + table.globalWarmingPotentials().replace(";", ",") + ")"
        : table.gases() + " alone";
  }

  /**
   * What it takes in and where the kilowatt-hours are counted; empty where neither is a question.
   */
  private static String boundary(TableManifest table) {
    List<String> parts = new ArrayList<>();
    if (table.boundary() != FactorBoundary.NONE) {
      parts.add(table.boundary().id());
    }
    if (!table.gases().equals("none")) {
      parts.add(gases(table));
    }
    if (table.delivery() != Delivery.NONE) {
      parts.add("at " + table.delivery().name().toLowerCase(Locale.ROOT));
    }
    return String.join(", ", parts);
  }
}
