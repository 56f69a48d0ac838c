package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.factor.series.IntensitySeries;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.footprint.Matched;
import io.greenai.report.footprint.MeteredEnergy;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.footprint.SiteSignals;
import io.greenai.report.org.Organisation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much energy of models met the intensity of its own quarter-hour, and what that changed. */
final class IntensityTable {
  private final Organisation organisation;
  private final Footprint footprint;

  IntensityTable(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
  }

  /** None where no site names intensities. */
  Optional<LineTable> table() {
    List<Line> lines = new ArrayList<>();
    for (SiteFactors at : footprint.sites()) {
      at.signals().ifPresent(signals -> shares(at, signals, lines));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Footprint byYear = footprint.byYear();
    Impact yearly = byYear.total(Selection.MODELS);
    Origins origins = new Origins(organisation, byYear);
    Scopes scopes = new Scopes(organisation, byYear, origins);
    lines.add(
        yearly(
            "esg.scope2.location",
            "Scope 2, location-based",
            yearly.scope2Location(),
            scopes.byPlace(scopes.own(Selection.MODELS))));
    lines.add(
        yearly(
            "lca.gwp.operational",
            "Electricity, life cycle",
            yearly.operational(),
            origins.wholeLife(Selection.MODELS)));
    return Optional.of(
        new LineTable(
            "Intensities of the grid by time",
            "Energy of a quarter-hour meets the average intensity of the same quarter-hour, as far"
                + " as files have it; the rest meets the yearly factor. The last lines say what"
                + " yearly factors alone would have given.",
            lines));
  }

  private void shares(SiteFactors at, SiteSignals signals, List<Line> lines) {
    Selection models = Selection.MODELS.where("site", at.site().name(), footprint.at(at.site()));
    MeteredEnergy metered = footprint.total(models).metered();
    for (IntensitySeries series : signals.all()) {
      Matched matched = footprint.matched(models).in(series.id());
      String what = at.site().name() + ", " + series.boundary().id();
      lines.add(
          new Line(
              what + ": share of energy",
              share(at, series, "matched", what, matched.microjoules(), metered, models),
              series.publisher().title() + ", zone " + series.zone()));
      if (matched.estimatedMicrojoules().signum() > 0) {
        lines.add(
            new Line(
                what + ": of it with an estimated intensity",
                share(
                    at, series, "estimated", what, matched.estimatedMicrojoules(), metered, models),
                "estimated by the publisher; the rest is computed from generation"));
      }
    }
  }

  private static Figure share(
      SiteFactors at,
      IntensitySeries series,
      String kind,
      String what,
      BigDecimal part,
      MeteredEnergy metered,
      Selection models) {
    BigInteger microjoules = part.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
    return Stated.ratio(
            FigureId.of("intensity", at.site().name(), series.boundary().id(), kind),
            "Energy " + kind + " by time at " + what,
            microjoules,
            metered.microjoules(),
            metered.quality())
        .by(
            Formula.of(Origins.ledgers("energy " + kind, microjoules, models))
                .over(Formula.of(Origins.ledgers("energy", metered.microjoules(), models))));
  }

  private static Line yearly(
      String figure, String label, CarbonFigure carbon, Derivation derivation) {
    return new Line(
        label + ", by yearly factors alone",
        Stated.carbon(
            "intensity.yearly." + figure,
            label + ", by yearly factors alone",
            carbon,
            Reason.NOT_DETERMINED,
            derivation
                .noting("as " + figure + ", with the yearly factor for all energy")
                .beside(List.of(new OfPolicy("intensities by time", "none")))),
        "");
  }
}
