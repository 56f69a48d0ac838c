package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.CarbonMass;
import io.greenai.report.footprint.EmbodiedShare;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hardware of hosts of the ledgers in the hours of the period in which they kept no books. */
final class UnbookedHardware {
  private static final BigDecimal NANOS_PER_HOUR = new BigDecimal("3600000000000");
  private static final int DECIMALS = 15;

  private final Organisation organisation;
  private final Footprint footprint;

  UnbookedHardware(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
  }

  /**
   * At a site that states its hardware.
   *
   * @param nanos that its hosts kept no books, all together
   */
  record AtSite(SiteFactors at, SiteHardware hardware, BigInteger nanos) {
    private CarbonMass mass() {
      return EmbodiedShare.unallocated(at.site().name(), hardware, nanos);
    }
  }

  /** One for each site that states its hardware, once there are books. */
  List<AtSite> sites() {
    Totals totals = footprint.totals();
    if (totals.lastBooked().isEmpty()) {
      return List.of();
    }
    BigInteger elapsed =
        BigInteger.valueOf(
            Duration.between(totals.period().start(), totals.lastBooked().get()).toNanos());
    return footprint.sites().stream()
        .flatMap(
            at ->
                at
                    .site()
                    .hardware()
                    .map(hardware -> new AtSite(at, hardware, unbooked(at.site(), elapsed)))
                    .stream())
        .toList();
  }

  private BigInteger unbooked(Site site, BigInteger elapsed) {
    Selection here = Selection.ALL.at(site, organisation);
    return footprint.totals().hosts().stream()
        .filter(
            host ->
                footprint.totals().loads().keySet().stream().anyMatch(here.host(host.hostKey())))
        .map(host -> elapsed.subtract(host.bookedNanos()).max(BigInteger.ZERO))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** That time. */
  Figure hours(AtSite site) {
    String name = site.at().site().name();
    return Figure.known(
            FigureId.of("site", name, "unbooked-hours"),
            "Host hours without books at " + name,
            Unit.HOURS,
            new BigDecimal(site.nanos()).divide(NANOS_PER_HOUR, DECIMALS, RoundingMode.HALF_EVEN),
            Quality.MEASURED)
        .by(
            Derivation.of(
                    Formula.of(
                            new OfLedgers(
                                "time without books",
                                new BigDecimal(site.nanos()),
                                Unit.NANOSECONDS,
                                Selection.ALL.at(site.at().site(), organisation).terms()))
                        .over(Formula.constant("3.6E12", "ns/h")))
                .noting("hosts x time to the last window, less time in windows"));
  }

  /** What making it comes to for that time. */
  Figure figure(AtSite site) {
    SiteDraw draw =
        new SiteDraw(footprint, site.at(), Selection.ALL.at(site.at().site(), organisation));
    return Stated.estimate(
            FigureId.of("site", site.at().site().name(), "unbooked"),
            "Hardware without books at " + site.at().site().name(),
            Unit.GRAMS_CO2E,
            site.mass().grams())
        .by(
            Derivation.of(
                new HardwareTerms(footprint)
                    .amortised(draw, "time without books", new BigDecimal(site.nanos()))
                    .orElseThrow()));
  }

  /** All of it; absent where no site states its hardware. */
  Optional<CarbonFigure> total() {
    return sites().stream()
        .map(AtSite::mass)
        .reduce(CarbonMass::plus)
        .map(CarbonFigure::determined);
  }

  /** As {@link #total}, of the figures of the sites. */
  Derivation origin() {
    return Stated.sum(sites().stream().map(this::figure).toList());
  }
}
