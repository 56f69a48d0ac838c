package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.InstrumentRow;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.Claim;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** The register of instruments, of sites whose electricity the organisation buys. */
final class InstrumentRows {
  private InstrumentRows() {}

  static List<InstrumentRow> of(Footprint footprint) {
    return footprint.sites().stream()
        .filter(SiteFactors::isScope2)
        .flatMap(at -> at.market().claims().stream().map(claim -> row(at, claim)))
        .toList();
  }

  private static InstrumentRow row(SiteFactors at, Claim claim) {
    Instrument instrument = claim.instrument();
    Figure available = available(claim);
    return new InstrumentRow(
        instrument.id(),
        instrument.type().id(),
        at.site().name(),
        claim.failures().isEmpty()
            ? "fails none"
            : "not applied: " + String.join("; ", claim.failures()),
        instrument
            .retirement()
            .map(retired -> retired.on() + ", " + retired.record())
            .orElse("not retired"),
        available,
        share(at, claim, available),
        drawn(at, claim, available),
        left(claim));
  }

  private static Figure left(Claim claim) {
    Instrument instrument = claim.instrument();
    return Figure.known(
            id(instrument, "left"),
            "Left of " + instrument.id(),
            Unit.MICROJOULES,
            claim.left(),
            Quality.ASSUMED)
        .by(
            "volume - drawn by other periods that are closed - drawn down",
            volume(instrument),
            new OfPolicy(
                "drawn of " + instrument.id() + " by other periods that are closed",
                energy(claim.usedBefore())),
            new OfFigure("drawn down", id(instrument, "drawn")));
  }

  /** What an instrument has for the period. */
  static Figure available(Claim claim) {
    Instrument instrument = claim.instrument();
    return Figure.known(
            id(instrument, "available"),
            "Available of " + instrument.id(),
            Unit.MICROJOULES,
            claim.available(),
            Quality.ASSUMED)
        .by(
            "volume x days of the period / days from first to last, less what was used up"
                + " before",
            volume(instrument));
  }

  private static Figure share(SiteFactors at, Claim claim, Figure available) {
    String id = id(claim.instrument(), "share");
    String label = "Share of the site covered by " + claim.instrument().id();
    Figure figure =
        at.market().coverage().isEmpty() && claim.failures().isEmpty()
            ? Figure.absent(
                id,
                label,
                Unit.RATIO,
                Reason.NOT_DETERMINED,
                "the site does not state its consumption of every day of the period")
            : Figure.known(id, label, Unit.RATIO, claim.share(), Quality.ASSUMED);
    return figure.by(
        claim.allocated().signum() > 0 || at.market().hasAllocations()
            ? "(available - taken by AI load) / (consumption of the site - all that AI load takes),"
                + " as far as instruments above leave any uncovered; 0 where a criterion fails"
            : "available / consumption of the site, as far as instruments above leave any"
                + " uncovered; 0 where a criterion fails",
        available.asInput(),
        consumption(at.site()));
  }

  private static Figure drawn(SiteFactors at, Claim claim, Figure available) {
    return Figure.known(
            id(claim.instrument(), "drawn"),
            "Drawn down of " + claim.instrument().id(),
            Unit.MICROJOULES,
            claim.drawn(),
            Quality.ASSUMED)
        .by(
            "available, at most the consumption of the site that instruments above leave"
                + " uncovered; 0 where a criterion fails",
            available.asInput(),
            consumption(at.site()));
  }

  private static String id(Instrument instrument, String figure) {
    return FigureId.of("esg", "instrument", instrument.id(), figure);
  }

  private static Input volume(Instrument instrument) {
    return new OfPolicy(
        "volume of " + instrument.id(),
        energy(instrument.microjoules()) + ", " + instrument.first() + " to " + instrument.last());
  }

  private static Input consumption(Site site) {
    return new OfPolicy(
        "consumption of " + site.name(),
        site.consumption().isEmpty()
            ? "not stated"
            : site.consumption().stream()
                .map(
                    stated ->
                        energy(stated.microjoules())
                            + ", "
                            + stated.first()
                            + " to "
                            + stated.last()
                            + " ("
                            + stated.source()
                            + ")")
                .collect(Collectors.joining("; ")));
  }

  private static String energy(BigDecimal microjoules) {
    return UnitLadder.of(Unit.MICROJOULES).write(microjoules);
  }
}
