package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.Claim;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.MarketMix;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.AiAllocation;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of instruments somebody signed off to be for AI load, and what that leaves for the rest. */
final class SignedAllocations {
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
    List<Input> inputs = new ArrayList<>(market.inputs());
    sites()
        .flatMap(at -> at.market().claims().stream())
        .filter(claim -> !claim.instrument().allocations().isEmpty())
        .map(claim -> new OfPolicy("allocation of " + claim.instrument().id(), signed(claim)))
        .forEach(inputs::add);
    return new Derivation(market.formula(), inputs);
  }

  private Stream<SiteFactors> sites() {
    return footprint.sites().stream().filter(at -> at.isScope2() && at.market().hasAllocations());
  }

  private Stream<Line> lines(SiteFactors at) {
    List<Line> lines = new ArrayList<>();
    for (Claim claim : at.market().claims()) {
      if (!claim.instrument().allocations().isEmpty()) {
        lines.addAll(instrument(claim));
      }
    }
    Figure load = load(at.site());
    lines.add(new Line(load.label(), load, ""));
    lines.add(
        line(
            at,
            "ai-covered",
            "Share of the AI load covered by instruments",
            at.market().aiCoverage(),
            "(taken by AI load + rest of the AI load x rate of everything else) / AI load"));
    lines.add(
        line(
            at,
            "rest-covered",
            "Share of everything else covered by instruments",
            at.market().coverage(),
            "sum of (available - taken by AI load) / (consumption of the site - all that AI load"
                + " takes), at most 1"));
    lines.add(
        line(
            at,
            "coverage-rate",
            "Coverage rate of the site without sign-offs",
            withoutSignOff(at.site()),
            "sum of available / consumption of the site, at most 1"));
    return lines.stream();
  }

  private static List<Line> instrument(Claim claim) {
    String id = claim.instrument().id();
    Figure allocated =
        Figure.decided(
                FigureId.of("esg", "instrument", id, "allocated"),
                "Allocated of " + id,
                Unit.MICROJOULES,
                claim.allocated())
            .by(
                "volume signed off x its days with books in the period / all of its days, at most"
                    + " what is available; 0 where a criterion fails",
                new OfPolicy("allocation of " + id, signed(claim)));
    Figure taken =
        Figure.known(
                FigureId.of("esg", "instrument", id, "dedicated"),
                "Taken of " + id + " by AI load",
                Unit.MICROJOULES,
                claim.dedicated(),
                Quality.ASSUMED)
            .by(
                "allocated, at most the AI load that instruments above leave uncovered",
                allocated.asInput());
    return List.of(
        new Line(allocated.label(), allocated, signed(claim)),
        new Line(
            taken.label(),
            taken,
            claim.dedicated().compareTo(claim.allocated()) < 0
                ? "AI load used no more; the rest of it covers everything at the site"
                : ""));
  }

  private Figure load(Site site) {
    Selection here =
        Selection.MODELS.where(
            "site",
            site.name(),
            key ->
                organisation
                    .siteOf(key.service(), key.environment())
                    .filter(site::equals)
                    .isPresent());
    String id = FigureId.of("site", site.name(), "ai-load");
    String label = "AI load of " + site.name();
    return site.paysOverhead()
        ? Stated.estimate(
                id, label, Unit.MICROJOULES, footprint.total(here).facility().microjoules())
            .by(origins.facility(here))
        : Stated.estimate(id, label, Unit.MICROJOULES, footprint.total(here).it().microjoules())
            .by(origins.it(here));
  }

  private Line line(
      SiteFactors at, String key, String what, Optional<BigDecimal> share, String formula) {
    String id = FigureId.of("site", at.site().name(), key);
    String label = what + ", " + at.site().name();
    Figure figure =
        share
            .map(known -> Figure.known(id, label, Unit.RATIO, known, Quality.ASSUMED))
            .orElseGet(
                () ->
                    Figure.absent(
                        id,
                        label,
                        Unit.RATIO,
                        Reason.NOT_DETERMINED,
                        "the site does not state its consumption of every day of the period"))
            .by(
                formula,
                at.market().claims().stream()
                    .map(claim -> InstrumentRows.available(claim).asInput())
                    .toArray(Input[]::new));
    return new Line(label, figure, "");
  }

  private Optional<BigDecimal> withoutSignOff(Site site) {
    return footprint.atCoverageRate().sites().stream()
        .filter(at -> at.site().equals(site))
        .map(SiteFactors::market)
        .findFirst()
        .flatMap(MarketMix::coverage);
  }

  /** Who signed off what, when and why, and whether it could be applied. */
  private static String signed(Claim claim) {
    String text =
        claim.instrument().allocations().stream()
            .map(SignedAllocations::signed)
            .collect(joining("; "));
    return claim.failures().isEmpty()
        ? text
        : text + "; not applied: " + String.join("; ", claim.failures());
  }

  private static String signed(AiAllocation one) {
    return UnitLadder.of(Unit.MICROJOULES).write(one.microjoules())
        + " for "
        + one.first()
        + " to "
        + one.last()
        + ", signed off by "
        + one.signedOffBy()
        + " on "
        + one.signedOffOn()
        + ": "
        + one.reason();
  }
}
