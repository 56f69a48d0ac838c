package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.InstrumentRow;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.Claim;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.MarketMix;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Instrument;
import io.greenai.report.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The register of instruments, of sites whose electricity the organisation buys. */
final class InstrumentRows {
  private static final Formula NOTHING = Formula.constant(0);

  private final Footprint footprint;
  private final Period period;

  InstrumentRows(Footprint footprint) {
    this.footprint = footprint;
    this.period = footprint.totals().period();
  }

  List<InstrumentRow> rows() {
    return footprint.sites().stream()
        .filter(SiteFactors::isScope2)
        .flatMap(at -> at.market().claims().stream().map(claim -> row(at, claim)))
        .toList();
  }

  /** What market-based Scope 2 rests on, for a report that does not print the register. */
  Optional<LineTable> shares() {
    List<Line> lines =
        rows().stream()
            .flatMap(row -> Stream.of(row.available(), row.share()))
            .map(figure -> new Line(figure.label(), figure, ""))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineTable(
                "Instruments behind market-based Scope 2",
                "What each instrument has for the period, and the share of its site that it covers;"
                    + " the ESG report has the register.",
                lines));
  }

  private InstrumentRow row(SiteFactors at, Claim claim) {
    Instrument instrument = claim.instrument();
    Figure available = available(claim);
    Figure share = share(at, claim);
    return new InstrumentRow(
        instrument.id(),
        instrument.type().id(),
        at.site().name(),
        claim.failures().isEmpty()
            ? "fails none" + market(instrument)
            : "not applied: " + String.join("; ", claim.failures()),
        instrument
            .retirement()
            .map(retired -> retired.on() + ", " + retired.record())
            .orElse("not retired"),
        available,
        share,
        drawn(at, claim),
        left(claim));
  }

  private static String market(Instrument instrument) {
    return instrument.market().boundary().isEmpty() ? "" : "; issued in " + instrument.market();
  }

  /** What an instrument has for the period. */
  private Figure available(Claim claim) {
    Instrument instrument = claim.instrument();
    return Figure.known(
            MarketTerms.id(instrument, "available"),
            "Available of " + instrument.id(),
            Unit.MICROJOULES,
            claim.available(),
            Quality.ASSUMED)
        .by(
            SiteElectricity.spread(
                    "volume",
                    volume(instrument),
                    instrument.first(),
                    instrument.last(),
                    period.firstDay(),
                    period.lastDay())
                .atMost(
                    new Formula.Named("volume", volume(instrument), List.of()).minus(used(claim)))
                .atLeast(NOTHING));
  }

  private Figure left(Claim claim) {
    Instrument instrument = claim.instrument();
    return Figure.known(
            MarketTerms.id(instrument, "left"),
            "Left of " + instrument.id(),
            Unit.MICROJOULES,
            claim.left(),
            Quality.ASSUMED)
        .by(
            new Formula.Named("volume", volume(instrument), List.of())
                .minus(used(claim))
                .minus(MarketTerms.figure("drawn", claim, "drawn down"))
                .atLeast(NOTHING));
  }

  private Figure share(SiteFactors at, Claim claim) {
    String id = MarketTerms.id(claim.instrument(), "share");
    String label = "Share of the site covered by " + claim.instrument().id();
    return at.market().coverage().isEmpty() && claim.failures().isEmpty()
        ? Figure.absent(
                id,
                label,
                Unit.RATIO,
                Reason.NOT_DETERMINED,
                "the site does not state its consumption of every day of the period")
            .by(
                "available / consumption of the site",
                new OfPolicy("consumption of " + at.site().name(), "not stated for every day"))
        : Figure.known(id, label, Unit.RATIO, claim.share(), Quality.ASSUMED)
            .by(share(at.market(), at, claim));
  }

  private Derivation share(MarketMix market, SiteFactors at, Claim claim) {
    return others(at)
        .filter(others -> claim.failures().isEmpty())
        .map(others -> Derivation.of(share(market, claim, others)))
        .orElseGet(() -> none(claim));
  }

  private static Formula share(MarketMix market, Claim claim, Formula others) {
    List<Claim> holding = MarketTerms.holding(market);
    List<Claim> above = holding.subList(0, holding.indexOf(claim));
    Formula open =
        above.isEmpty()
            ? Formula.constant(1)
            : Formula.constant(1).minus(MarketTerms.total(above, MarketTerms::share));
    Formula available = MarketTerms.figure("available", claim, "available");
    return (claim.dedicated().signum() == 0 ? available : available.minus(MarketTerms.taken(claim)))
        .over(others)
        .atMost(open);
  }

  /** Electricity of the site that nothing is dedicated to; absent where it is not known or none. */
  private Optional<Formula> others(SiteFactors at) {
    MarketMix market = at.market();
    List<Claim> dedicated =
        market.claims().stream().filter(claim -> claim.dedicated().signum() > 0).toList();
    boolean any =
        market.consumed().isPresent()
            && dedicated.stream()
                    .map(Claim::dedicated)
                    .reduce(market.consumed().get(), (left, taken) -> left.subtract(taken))
                    .signum()
                > 0;
    return SiteElectricity.of(at.site(), period)
        .filter(known -> any)
        .map(known -> known.as("electricity of " + at.site().name()))
        .map(
            known ->
                dedicated.isEmpty()
                    ? known
                    : known.minus(MarketTerms.total(dedicated, MarketTerms::taken)));
  }

  private static Derivation none(Claim claim) {
    return Derivation.of(NOTHING)
        .noting(
            claim.failures().isEmpty()
                ? "no electricity of the site is left to cover"
                : String.join("; ", claim.failures()));
  }

  private Figure drawn(SiteFactors at, Claim claim) {
    Formula share = MarketTerms.share(claim);
    Derivation derivation =
        others(at)
            .filter(others -> claim.failures().isEmpty())
            .map(share::times)
            .map(
                covering ->
                    claim.dedicated().signum() == 0
                        ? covering
                        : MarketTerms.taken(claim).plus(covering))
            .map(Derivation::of)
            .orElseGet(() -> none(claim));
    return Figure.known(
            MarketTerms.id(claim.instrument(), "drawn"),
            "Drawn down of " + claim.instrument().id(),
            Unit.MICROJOULES,
            claim.drawn(),
            Quality.ASSUMED)
        .by(derivation);
  }

  private static OfNumber volume(Instrument instrument) {
    return new OfNumber(
        "volume of " + instrument.id(),
        instrument.microjoules(),
        Unit.MICROJOULES,
        SiteElectricity.energy(instrument.microjoules())
            + ", "
            + SiteElectricity.days(instrument.first(), instrument.last()));
  }

  private static Formula used(Claim claim) {
    OfNumber used =
        new OfNumber(
            "drawn of " + claim.instrument().id() + " by other periods that are closed",
            claim.usedBefore(),
            Unit.MICROJOULES,
            SiteElectricity.energy(claim.usedBefore()));
    return new Formula.Named("drawn by other periods that are closed", used, List.of());
  }
}
