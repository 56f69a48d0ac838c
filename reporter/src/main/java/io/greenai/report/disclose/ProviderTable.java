package io.greenai.report.disclose;

import static java.math.BigInteger.ZERO;
import static java.util.stream.Collectors.toSet;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.CloudRegion;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.LoadKey;
import io.greenai.report.statement.ProviderStatements;
import io.greenai.report.statement.RegionStatement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Our figures beside those that cloud providers state for the same regions. */
final class ProviderTable {
  private static final BigDecimal NANOS_PER_HOUR = new BigDecimal("3600000000000");

  private final Organisation organisation;
  private final Footprint footprint;
  private final ProviderStatements statements;
  private final Origins origins;

  ProviderTable(
      Organisation organisation,
      Footprint footprint,
      ProviderStatements statements,
      Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.statements = statements;
    this.origins = origins;
  }

  /** Absent where no provider states anything about the period. */
  Optional<LineTable> table() {
    List<Line> lines = new ArrayList<>();
    for (RegionStatement stated : statements.regions()) {
      lines.addAll(new Region(stated).lines());
    }
    String partly =
        statements.straddling() == 0
            ? ""
            : " "
                + statements.straddling()
                + " rows that are only partly about the period are left out.";
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineTable(
                "From the ledgers to what cloud providers state",
                "A provider counts all that an account uses in a region, by its own model and in"
                    + " days of UTC; ledgers count hosts under an agent. What ledgers do not account"
                    + " for is other use and the difference between the models."
                    + partly,
                lines));
  }

  private final class Region {
    private final RegionStatement stated;
    private final String name;
    private final Selection here;
    private final OfPolicy statement;
    private final String basis;

    Region(RegionStatement stated) {
      this.stated = stated;
      this.name = stated.provider() + " " + stated.region();
      this.here = Selection.ALL.where("cloud region", name, this::isHere);
      this.basis = String.join("; ", stated.sources());
      this.statement = new OfPolicy("statement", basis);
    }

    private boolean isHere(LoadKey key) {
      CloudRegion region = new CloudRegion(stated.provider(), stated.region());
      return organisation
          .siteOf(key.service(), key.environment())
          .flatMap(site -> site.cloudRegion())
          .filter(region::equals)
          .isPresent();
    }

    List<Line> lines() {
      List<Line> lines = new ArrayList<>();
      stated.locationGrams().ifPresent(grams -> lines.addAll(emissions(grams)));
      stated
          .marketGrams()
          .map(grams -> stated("market", "market-based", Unit.GRAMS_CO2E, grams))
          .map(figure -> new Line(figure.label(), figure, "no part of our figures"))
          .ifPresent(lines::add);
      stated.machineHours().ifPresent(hours -> lines.addAll(hours(hours)));
      return lines;
    }

    private List<Line> emissions(BigDecimal grams) {
      Figure theirs = stated("location", "location-based", Unit.GRAMS_CO2E, grams);
      CarbonFigure cloud = footprint.total(here).scope3Cloud();
      Figure ours =
          Stated.carbon(
              id("ledgers"),
              "Ledgers of hosts in " + name + ", Scope 3.1",
              cloud,
              Reason.NO_FACTOR,
              origins.cloud(here));
      List<Line> lines = new ArrayList<>();
      lines.add(new Line(theirs.label(), theirs, ""));
      lines.add(new Line(ours.label(), ours, cloud.isApplicable() ? "" : "no host keeps ledgers"));
      cloud
          .mass()
          .map(mass -> grams.subtract(mass.grams().central()))
          .map(left -> left("unattributed", Unit.GRAMS_CO2E, left, theirs, ours))
          .ifPresent(lines::add);
      return lines;
    }

    private List<Line> hours(BigDecimal billed) {
      Figure theirs = stated("hours", "billed hours of machines", Unit.HOURS, billed);
      Set<String> hosts =
          footprint.totals().loads().keySet().stream()
              .filter(here)
              .map(LoadKey::hostKey)
              .collect(toSet());
      BigInteger nanos =
          footprint.totals().hosts().stream()
              .filter(host -> hosts.contains(host.hostKey()))
              .map(HostTotals::bookedNanos)
              .reduce(ZERO, BigInteger::add);
      BigDecimal booked = new BigDecimal(nanos).divide(NANOS_PER_HOUR, 6, RoundingMode.HALF_EVEN);
      Figure ours =
          Figure.decided(
                  id("booked-hours"), "Hours with books of hosts in " + name, Unit.HOURS, booked)
              .by(
                  Formula.of(
                          new OfLedgers(
                              "time in windows of hosts there, counted once",
                              new BigDecimal(nanos),
                              Unit.NANOSECONDS,
                              here.terms()))
                      .over(Formula.constant("3.6E12", "ns/h")));
      return List.of(
          new Line(theirs.label(), theirs, ""),
          new Line(ours.label(), ours, ""),
          left("unattributed-hours", Unit.HOURS, billed.subtract(booked), theirs, ours));
    }

    private Figure stated(String key, String what, Unit unit, BigDecimal number) {
      return Figure.decided(id(key), "Stated for " + name + ", " + what, unit, number)
          .by(
              Derivation.of(
                      Formula.of(
                          new OfNumber(
                              "sum of the rows about days of the period",
                              number,
                              unit,
                              UnitLadder.of(unit).write(number) + ", " + basis)))
                  .beside(List.of(statement)));
    }

    private Line left(String key, Unit unit, BigDecimal number, Figure theirs, Figure ours) {
      Figure figure =
          Figure.decided(id(key), "Not accounted for by ledgers, " + name, unit, number)
              .by(theirs.as("stated").minus(ours.as("ledgers")));
      return new Line(
          figure.label(),
          figure,
          number.signum() < 0 ? "ledgers account for more than the provider states" : "");
    }

    private String id(String key) {
      return FigureId.of("provider", stated.provider(), stated.region(), key);
    }
  }
}
