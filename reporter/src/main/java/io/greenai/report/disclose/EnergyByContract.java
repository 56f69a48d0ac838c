package io.greenai.report.disclose;

import static io.greenai.ledger.Quality.ASSUMED;

import io.greenai.report.disclose.SiteDraw.Reach;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.Claim;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.EnergySource;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Organisation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The electricity that models used at own sites, by what the instruments that cover it say it was
 * generated from. What no instrument covers has no source here: nobody conveyed one.
 */
final class EnergyByContract {
  private static final String ID = "esg.energy.contract.";

  private final Organisation organisation;
  private final Footprint footprint;
  private final Origins origins;
  private final Selection own;
  private final Figure total;

  /**
   * Sources of {@code footprint}.
   *
   * @param own what models did at own sites, and at sites that are not known
   * @param total electricity of these
   */
  EnergyByContract(
      Organisation organisation,
      Footprint footprint,
      Origins origins,
      Selection own,
      Figure total) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.origins = origins;
    this.own = own;
    this.total = total;
  }

  /** None where no own site has an instrument. */
  List<LineTable> tables() {
    if (sites().stream().allMatch(at -> at.market().claims().isEmpty())) {
      return List.of();
    }
    List<Figure> covered =
        List.of(
            by(EnergySource.RENEWABLE, "Renewable sources, by contract"),
            by(EnergySource.NUCLEAR, "Nuclear sources, by contract"),
            by(EnergySource.FOSSIL, "Fossil sources, by contract"),
            covered(
                "unstated",
                "By contract, source not conveyed",
                claim -> claim.instrument().withoutSource()));
    List<Line> lines = new ArrayList<>();
    covered.forEach(figure -> lines.add(new Line(figure.label(), figure, "")));
    Figure rest = rest(covered);
    lines.add(new Line(rest.label(), rest, "no source is conveyed; not renewable by contract"));
    return List.of(
        new LineTable(
            "By contract",
            "Market-based: as far as instruments cover the electricity of own sites, by what they"
                + " convey that it was generated from; facility energy of AI models. The rest is"
                + " covered by no contract; its sources would be those of a residual mix, which no"
                + " table at hand has.",
            lines));
  }

  private Figure by(EnergySource source, String label) {
    return covered(source.id(), label, claim -> claim.instrument().generatedFrom(source));
  }

  private Figure covered(String key, String label, Function<Claim, BigDecimal> of) {
    if (isUndetermined()) {
      return Figure.absent(
              ID + key,
              label,
              Unit.MICROJOULES,
              Reason.NOT_DETERMINED,
              "a site with instruments does not state its consumption of every day of the period")
          .by("electricity of own sites x share that instruments cover");
    }
    Estimate sum = Estimate.ZERO;
    for (SiteFactors at : sites()) {
      BigDecimal share =
          at.market().claims().stream()
              .map(claim -> at.market().aiShare(claim).multiply(of.apply(claim)))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      sum = sum.plus(part(at, share));
    }
    return Stated.estimate(ID + key, label, Unit.MICROJOULES, sum).by(derivation(key, of));
  }

  private Derivation derivation(String key, Function<Claim, BigDecimal> of) {
    Derivation sited =
        origins.resources(
            own,
            draw -> {
              List<Claim> claims =
                  MarketTerms.holding(draw.at().market()).stream()
                      .filter(claim -> of.apply(claim).signum() > 0)
                      .toList();
              return claims.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      draw.energy(Reach::facility)
                          .times(
                              MarketTerms.covered(
                                  draw, claims, claim -> conveyed(key, claim, of.apply(claim)))));
            });
    return sited.arithmetic().isPresent()
        ? sited
        : Derivation.of(Formula.constant(0)).noting("no instrument that applies conveys it");
  }

  private static Formula conveyed(String key, Claim claim, BigDecimal share) {
    Instrument instrument = claim.instrument();
    FactorRow row =
        new FactorRow(
            FigureId.of("instrument", instrument.id(), key),
            "share " + key + " of " + instrument.id(),
            share,
            "1",
            "as the instrument conveys it",
            "",
            "instruments register of the organisation",
            "own figure");
    return new Named("share " + key, new OfFactor(row.name(), row), List.of());
  }

  private Figure rest(List<Figure> covered) {
    String id = ID + "none";
    String label = "Covered by no contract";
    if (isUndetermined()) {
      return Figure.absent(
              id, label, Unit.MICROJOULES, Reason.NOT_DETERMINED, "what contracts cover is not")
          .by("electricity of own sites less what contracts cover");
    }
    Estimate sum =
        used(
            own.where(
                "site",
                "none",
                key -> organisation.siteOf(key.service(), key.environment()).isEmpty()));
    for (SiteFactors at : sites()) {
      BigDecimal open = BigDecimal.ONE.subtract(at.market().aiCoverage().orElse(BigDecimal.ZERO));
      sum = sum.plus(part(at, open));
    }
    return Stated.estimate(id, label, Unit.MICROJOULES, sum)
        .by(
            total
                .asTerm()
                .minus(Formula.sum(covered.stream().map(Figure::asTerm).toList()).orElseThrow()));
  }

  private boolean isUndetermined() {
    return sites().stream().anyMatch(at -> at.market().isUndetermined());
  }

  /** Own sites at which models used anything. */
  private List<SiteFactors> sites() {
    return footprint.sites().stream()
        .filter(SiteFactors::isScope2)
        .filter(
            at -> footprint.impacts().keySet().stream().anyMatch(own.at(at.site(), organisation)))
        .toList();
  }

  /** Of what a site used; of nothing, exactly nothing. */
  private Estimate part(SiteFactors at, BigDecimal share) {
    return share.signum() == 0
        ? Estimate.ZERO
        : used(own.at(at.site(), organisation)).times(share, ASSUMED);
  }

  private Estimate used(Selection of) {
    return footprint.total(of).facility().microjoules();
  }
}
