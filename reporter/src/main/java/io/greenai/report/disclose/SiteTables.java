package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.EmbodiedShare;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.MarketMix;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sites against their ledgers: hours without books, and electricity that no ledger holds. */
final class SiteTables {
  private static final BigInteger NANOS_PER_HOUR = new BigInteger("3600000000000");

  private final Organisation organisation;
  private final Footprint footprint;
  private final Origins origins;

  SiteTables(Organisation organisation, Footprint footprint, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.origins = origins;
  }

  /** Hardware that stood there while nobody kept books: in no model and in no total. */
  Optional<LineTable> unbooked() {
    List<Line> lines = footprint.sites().stream().flatMap(this::unbooked).toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineTable(
                "Hardware in hours without books",
                "Hours of each host from the beginning of the period to its last window in which it"
                    + " kept no books, whether or not it was to run then, at the rate of the hardware"
                    + " of its site. In no model and in no total.",
                lines));
  }

  private Stream<Line> unbooked(SiteFactors at) {
    Totals totals = footprint.totals();
    Optional<SiteHardware> hardware = at.site().hardware();
    if (hardware.isEmpty() || totals.lastBooked().isEmpty()) {
      return Stream.empty();
    }
    BigInteger elapsed =
        BigInteger.valueOf(
            Duration.between(totals.period().start(), totals.lastBooked().get()).toNanos());
    Selection here = at(at.site());
    BigInteger nanos =
        totals.hosts().stream()
            .filter(host -> totals.loads().keySet().stream().anyMatch(here.host(host.hostKey())))
            .map(host -> elapsed.subtract(host.bookedNanos()).max(BigInteger.ZERO))
            .reduce(BigInteger.ZERO, BigInteger::add);
    Figure hours =
        Figure.known(
                FigureId.of("site", at.site().name(), "unbooked-hours"),
                "Host hours without books at " + at.site().name(),
                Unit.HOURS,
                new BigDecimal(nanos.divide(NANOS_PER_HOUR)),
                Quality.MEASURED)
            .by(
                "whole hours of: hosts x time to the last window - time in windows",
                new OfLedgers(
                    "time without books", new BigDecimal(nanos), Unit.NANOSECONDS, here.terms()));
    Figure figure =
        Stated.estimate(
                FigureId.of("site", at.site().name(), "unbooked"),
                "Hardware without books at " + at.site().name(),
                Unit.GRAMS_CO2E,
                EmbodiedShare.unallocated(at.site().name(), hardware.get(), nanos).grams())
            .by(
                "hardware x hours without books / lifetime",
                new OfLedgers(
                    "time without books", new BigDecimal(nanos), Unit.NANOSECONDS, here.terms()));
    return Stream.of(new Line(hours.label(), hours, ""), new Line(figure.label(), figure, ""));
  }

  private Selection at(Site site) {
    return Selection.ALL.where(
        "site",
        site.name(),
        key ->
            organisation.siteOf(key.service(), key.environment()).filter(site::equals).isPresent());
  }

  /** What ledgers account for at each site that states what it used, and what they do not. */
  Optional<LineTable> toBills() {
    List<Line> lines = new ArrayList<>();
    for (SiteFactors at : footprint.sites()) {
      MarketMix.consumption(at.site(), footprint.totals().period())
          .ifPresent(billed -> lines.addAll(bill(at.site(), billed)));
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineTable(
                "From the ledgers to the electricity of a site",
                "Of the bill or meter reading that the organisation states, spread evenly over its"
                    + " days. What ledgers do not account for is other equipment and hosts without"
                    + " an agent.",
                lines));
  }

  private String until() {
    Totals totals = footprint.totals();
    return totals.lastDay().isBefore(totals.period().lastDay())
        ? "ledgers end on " + totals.lastDay() + ", the bill is for all of the period"
        : "";
  }

  private List<Line> bill(Site site, BigDecimal billed) {
    Selection here = at(site);
    BigDecimal booked = footprint.total(here).facility().microjoules().central();
    Figure bill =
        Figure.decided(
                FigureId.of("site", site.name(), "billed"),
                "Electricity of " + site.name(),
                Unit.MICROJOULES,
                billed)
            .by("stated by the organisation");
    Figure own =
        Stated.estimate(
                FigureId.of("site", site.name(), "booked"),
                "Facility energy of hosts at " + site.name(),
                Unit.MICROJOULES,
                footprint.total(here).facility().microjoules())
            .by(origins.facility(here));
    Figure left =
        Figure.decided(
                FigureId.of("site", site.name(), "unattributed"),
                "Not accounted for at " + site.name(),
                Unit.MICROJOULES,
                billed.subtract(booked))
            .by(
                "electricity of the site - facility energy of its hosts",
                bill.asInput(),
                own.asInput());
    return List.of(
        new Line(bill.label(), bill, ""),
        new Line(own.label(), own, until()),
        new Line(
            left.label(),
            left,
            billed.compareTo(booked) < 0 ? "ledgers account for more than was billed" : ""));
  }
}
