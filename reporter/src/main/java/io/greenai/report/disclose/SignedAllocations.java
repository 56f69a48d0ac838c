package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Part;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.Claim;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.footprint.MarketMix;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of instruments somebody signed off to be for AI load, and what that leaves for the rest. */
final class SignedAllocations {
  private static final Formula ONE = Formula.constant(1);

  private final Organisation organisation;
  private final Footprint footprint;
  private final Origins origins;

  SignedAllocations(Organisation organisation, Footprint footprint, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.origins = origins;
  }

  boolean isEmpty() {
    return sites().findAny().isEmpty();
  }

  /** One table, or none where nobody allocated anything. */
  List<LineTable> tables() {
    return isEmpty()
        ? List.of()
        : List.of(
            new LineTable(
                "Instruments allocated to AI load by sign-off",
                "Without a sign-off AI load is covered at the rate of its whole site. What is signed"
                    + " off is taken first, at most what models used; it is taken out of the volume"
                    + " and of the site's consumption, and what is left of both covers everything"
                    + " else at the site, AI load that is still uncovered as well.",
                sites().flatMap(this::lines).toList()));
  }

  /** {@code market}, as it came about with them. */
  Derivation in(Derivation market) {
    return market.beside(
        sites()
            .flatMap(at -> at.market().claims().stream())
            .filter(claim -> !claim.instrument().allocations().isEmpty())
            .<Input>map(
                claim ->
                    new OfPolicy("allocation of " + claim.instrument().id(), SignOffs.of(claim)))
            .toList());
  }

  private Stream<SiteFactors> sites() {
    return footprint.sites().stream().filter(at -> at.isScope2() && at.market().hasAllocations());
  }

  private Stream<Line> lines(SiteFactors at) {
    List<Claim> signed =
        at.market().claims().stream()
            .filter(claim -> !claim.instrument().allocations().isEmpty())
            .toList();
    List<Line> lines = new ArrayList<>();
    for (Claim claim : signed) {
      lines.addAll(instrument(at, claim, signed.subList(0, signed.indexOf(claim))));
    }
    Figure load = load(at.site());
    lines.add(new Line(load.label(), load, ""));
    List<Claim> holding = MarketTerms.holding(at.market());
    Formula covered = MarketTerms.total(holding, MarketTerms::share);
    lines.add(
        line(
            at,
            "ai-covered",
            "Share of the AI load covered by instruments",
            at.market().aiCoverage(),
            aiCovered(at, load, signed, covered)));
    lines.add(
        line(
            at,
            "rest-covered",
            "Share of everything else covered by instruments",
            at.market().coverage(),
            covered));
    lines.add(
        line(
            at,
            "coverage-rate",
            "Coverage rate of the site without sign-offs",
            withoutSignOff(at.site()),
            MarketTerms.total(holding, claim -> MarketTerms.figure("available", claim, "available"))
                .over(electricity(at.site()))
                .atMost(ONE)));
    return lines.stream();
  }

  private static Formula aiCovered(
      SiteFactors at, Figure load, List<Claim> signed, Formula covered) {
    if (at.market().aiLoad().signum() == 0) {
      return covered;
    }
    Formula dedicated =
        MarketTerms.total(signed, MarketTerms::taken).over(load.asTerm()).atMost(ONE);
    return dedicated.plus(ONE.minus(dedicated).times(covered));
  }

  private List<Line> instrument(SiteFactors at, Claim claim, List<Claim> above) {
    String id = claim.instrument().id();
    Figure allocated =
        Figure.decided(
                MarketTerms.id(claim.instrument(), "allocated"),
                "Allocated of " + id,
                Unit.MICROJOULES,
                claim.allocated())
            .by(allocated(claim));
    Figure taken =
        Figure.known(
                MarketTerms.id(claim.instrument(), "dedicated"),
                "Taken of " + id + " by AI load",
                Unit.MICROJOULES,
                claim.dedicated(),
                Quality.ASSUMED)
            .by(taken(at, claim, above));
    return List.of(
        new Line(allocated.label(), allocated, SignOffs.of(claim)),
        new Line(
            taken.label(),
            taken,
            claim.dedicated().compareTo(claim.allocated()) < 0
                ? "AI load used no more; the rest of it covers everything at the site"
                : ""));
  }

  private Derivation allocated(Claim claim) {
    Period period = footprint.totals().period();
    String id = claim.instrument().id();
    OfPolicy signed = new OfPolicy("allocation of " + id, SignOffs.of(claim));
    if (!claim.failures().isEmpty()) {
      return Derivation.of(Formula.constant(0))
          .noting(String.join("; ", claim.failures()))
          .beside(List.of(signed));
    }
    List<Part> parts =
        claim.instrument().allocations().stream()
            .map(
                one ->
                    new Part(
                        SiteElectricity.days(one.first(), one.last()),
                        SiteElectricity.spread(
                            "volume signed off",
                            new OfNumber(
                                "volume of "
                                    + id
                                    + " signed off for "
                                    + SiteElectricity.days(one.first(), one.last()),
                                one.microjoules(),
                                Unit.MICROJOULES,
                                SignOffs.of(one)),
                            one.first(),
                            one.last(),
                            period.firstDay(),
                            footprint.totals().lastDay())))
            .toList();
    return Derivation.sum("sign-offs, on days with books", parts)
        .then(sum -> sum.atMost(MarketTerms.figure("available", claim, "available")))
        .beside(List.of(signed));
  }

  private Derivation taken(SiteFactors at, Claim claim, List<Claim> above) {
    if (at.market().consumed().isEmpty()) {
      return Derivation.of(Formula.constant(0))
          .noting("the site does not state its consumption of every day of the period");
    }
    Formula open =
        Formula.of(new OfFigure("AI load of " + at.site().name(), MarketTerms.load(at.site())))
            .atMost(electricity(at.site()));
    return Derivation.of(
        MarketTerms.figure("allocated", claim, "allocated")
            .atMost(
                above.isEmpty() ? open : open.minus(MarketTerms.total(above, MarketTerms::taken))));
  }

  private static Formula electricity(Site site) {
    return Formula.of(
        new OfFigure("electricity of " + site.name(), FigureId.of("site", site.name(), "billed")));
  }

  private Figure load(Site site) {
    Selection here = Selection.MODELS.at(site, organisation);
    Impact models = footprint.total(here);
    return Stated.estimate(
            MarketTerms.load(site),
            "AI load of " + site.name(),
            Unit.MICROJOULES,
            (site.paysOverhead() ? models.facility().microjoules() : models.it().microjoules()))
        .by(origins.bought(here));
  }

  private static Line line(
      SiteFactors at, String key, String what, Optional<BigDecimal> share, Formula formula) {
    String id = FigureId.of("site", at.site().name(), key);
    String label = what + ", " + at.site().name();
    Figure figure =
        share
            .map(known -> Figure.known(id, label, Unit.RATIO, known, Quality.ASSUMED).by(formula))
            .orElseGet(
                () ->
                    Figure.absent(
                            id,
                            label,
                            Unit.RATIO,
                            Reason.NOT_DETERMINED,
                            "the site does not state its consumption of every day of the period")
                        .by("available / consumption of the site"));
    return new Line(label, figure, "");
  }

  private Optional<BigDecimal> withoutSignOff(Site site) {
    return footprint.atCoverageRate().sites().stream()
        .filter(at -> at.site().equals(site))
        .map(SiteFactors::market)
        .findFirst()
        .flatMap(MarketMix::coverage);
  }
}
