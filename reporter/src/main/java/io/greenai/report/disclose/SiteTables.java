package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sites against their ledgers: hours without books, and electricity that no ledger holds. */
final class SiteTables {

  private final Organisation organisation;
  private final Footprint footprint;
  private final Origins origins;

  SiteTables(Organisation organisation, Footprint footprint, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.origins = origins;
  }

  /** Hardware that stood there while nobody kept books: in no model. */
  Optional<LineTable> unbooked() {
    UnbookedHardware unbooked = new UnbookedHardware(organisation, footprint);
    List<Line> lines =
        unbooked.sites().stream()
            .flatMap(site -> Stream.of(unbooked.hours(site), unbooked.figure(site)))
            .map(figure -> new Line(figure.label(), figure, ""))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineTable(
                "Hardware in hours without books",
                "Hours of each host from the beginning of the period to its last window in which it"
                    + " kept no books, whether or not it was to run then, at the rate of the hardware"
                    + " of its site. In no model; in the stages it is part of all that hosts account for.",
                lines));
  }

  /** What ledgers account for at each site that states what it used, and what they do not. */
  Optional<LineTable> toBills() {
    List<Line> lines = new ArrayList<>();
    for (SiteFactors at : footprint.sites()) {
      SiteElectricity.of(at.site(), footprint.totals().period())
          .ifPresent(bill -> lines.addAll(bill(at.site(), bill)));
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

  private List<Line> bill(Site site, Figure bill) {
    BigDecimal billed = bill.number().orElseThrow();
    Selection here = Selection.ALL.at(site, organisation);
    BigDecimal booked = footprint.total(here).facility().microjoules().central();
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
            .by(bill.as("electricity of the site").minus(own.as("facility energy of its hosts")));
    return List.of(
        new Line(bill.label(), bill, ""),
        new Line(own.label(), own, until()),
        new Line(
            left.label(),
            left,
            billed.compareTo(booked) < 0 ? "ledgers account for more than was billed" : ""));
  }
}
