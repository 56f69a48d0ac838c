package io.greenai.report.disclose;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Quality;
import io.greenai.report.coverage.MemberCoverage;
import io.greenai.report.coverage.PeriodCoverage;
import io.greenai.report.disclose.model.Completeness;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the ledgers cover of what was to run; of the hosts that told, where nobody says that. */
final class CompletenessPage {
  private static final BigDecimal SLOTS_PER_HOUR = BigDecimal.valueOf(4);
  private static final String NOBODY_SAYS = "the organisation file states no 'population'";

  private final PeriodCoverage coverage;
  private final Totals totals;
  private final HostNames hosts;

  CompletenessPage(PeriodCoverage coverage, Totals totals, HostNames hosts) {
    this.coverage = coverage;
    this.totals = totals;
    this.hosts = hosts;
  }

  Completeness page() {
    return new Completeness(
        coverage.declared(),
        hours("coverage.expected", "Expected hours", coverage.expectedSlots())
            .by(
                Derivation.of(
                        Formula.of(
                            new OfNumber(
                                "population",
                                inHours(coverage.expectedSlots()),
                                Unit.HOURS,
                                inHours(coverage.expectedSlots()).toPlainString()
                                    + " h, organisation file")))
                    .noting(
                        "sum over expected services and hosts of the hours in which they were to"
                            + " run")),
        hours("coverage.covered", "Covered hours", coverage.coveredSlots())
            .by(
                Derivation.of(
                        ledgers("covered hours", inHours(coverage.coveredSlots()), Unit.HOURS))
                    .noting("expected quarter hours whose books lack less than a minute")),
        hours("coverage.missing", "Missing hours", coverage.missingSlots())
            .by(
                Formula.of(new OfFigure("expected hours", "coverage.expected"))
                    .minus(Formula.of(new OfFigure("covered hours", "coverage.covered")))),
        missingShare(),
        estimated(),
        inHours(coverage.estimated().slots()),
        coverage.sites(),
        coverage.members().stream().map(this::row).toList());
  }

  private Figure missingShare() {
    String id = "coverage.missing.share";
    String label = "Share of expected hours that is missing";
    return coverage.declared()
        ? Stated.ratio(
                id,
                label,
                BigInteger.valueOf(coverage.missingSlots()),
                BigInteger.valueOf(coverage.expectedSlots()),
                Quality.MEASURED)
            .by(
                Formula.of(new OfFigure("missing hours", "coverage.missing"))
                    .over(Formula.of(new OfFigure("expected hours", "coverage.expected"))))
        : Figure.absent(id, label, Unit.RATIO, Reason.NOT_DETERMINED, NOBODY_SAYS).by(NOBODY_SAYS);
  }

  /** The share of what was to run that ledgers tell of. */
  Figure share(Instant now) {
    if (!coverage.declared()) {
      return shareOfHosts(now);
    }
    return Stated.ratio(
            "coverage",
            "Expected hours covered by ledgers",
            BigInteger.valueOf(coverage.coveredSlots()),
            BigInteger.valueOf(coverage.expectedSlots()),
            Quality.MEASURED)
        .by(
            Formula.of(new OfFigure("covered hours", "coverage.covered"))
                .over(Formula.of(new OfFigure("expected hours", "coverage.expected"))));
  }

  /** Over all hosts, from the period's start until now, or until the last window that counts. */
  private Figure shareOfHosts(Instant now) {
    Instant until = totals.lastBooked().filter(now::isBefore).orElse(now);
    Duration elapsed = Duration.between(totals.period().start(), until);
    BigInteger possible =
        BigInteger.valueOf(Math.max(0, elapsed.toNanos()))
            .multiply(BigInteger.valueOf(totals.hosts().size()));
    BigInteger booked =
        totals.hosts().stream().map(HostTotals::bookedNanos).reduce(ZERO, BigInteger::add);
    return Stated.ratio("coverage", "Time covered by ledgers", booked, possible, Quality.MEASURED)
        .by(
            ledgers("time in windows", new BigDecimal(booked), Unit.NANOSECONDS)
                .over(
                    ledgers(
                        "time since the period began, of each host that kept books",
                        new BigDecimal(possible),
                        Unit.NANOSECONDS)));
  }

  private Figure estimated() {
    String id = "energy.estimated";
    String label = "Estimated for missing hours";
    if (!coverage.declared() || !coverage.fillsGaps()) {
      return Figure.absent(
              id,
              label,
              Unit.MICROJOULES,
              Reason.NOT_APPLICABLE,
              coverage.declared() ? "the organisation fills no gaps" : NOBODY_SAYS)
          .by("missing hours are not estimated");
    }
    if (coverage.estimated().slots() == 0) {
      boolean missing = coverage.missingSlotsToFill() > 0;
      return Figure.absent(
              id,
              label,
              Unit.MICROJOULES,
              missing ? Reason.NOT_DETERMINED : Reason.NOT_APPLICABLE,
              missing
                  ? "no like hour of the 28 days before what is missing was booked"
                  : "no hour is missing where gaps are filled")
          .by("missing hours that are estimated: none");
    }
    return Stated.energy(id, label, coverage.estimated().microjoules(), Quality.ASSUMED)
        .by(
            Derivation.of(
                    ledgers(
                        "mean energy",
                        new BigDecimal(coverage.estimated().microjoules()),
                        Unit.MICROJOULES))
                .noting(
                    "sum over missing quarter hours of the mean energy of the service's processes"
                        + " in the same hour of the week over the 28 days before")
                .beside(List.of(new OfPolicy("gap filling", gapFilling()))));
  }

  private String gapFilling() {
    return "same hour of week"
        + (coverage.sites().isEmpty()
            ? ""
            : ", at " + String.join(", ", coverage.sites()) + " alone");
  }

  private Figure hours(String id, String label, long slots) {
    if (!coverage.declared()) {
      return Figure.absent(id, label, Unit.HOURS, Reason.NOT_DETERMINED, NOBODY_SAYS);
    }
    return Figure.known(id, label, Unit.HOURS, inHours(slots), Quality.MEASURED);
  }

  private Completeness.Row row(MemberCoverage member) {
    return new Completeness.Row(
        member.member().service(),
        member.member().environment(),
        member.member().host().map(hosts::of).orElse("any"),
        member.site().orElse(""),
        inHours(member.expectedSlots()),
        inHours(member.coveredSlots()),
        inHours(member.missingSlots()),
        inHours(member.unexpectedSlots()));
  }

  private static BigDecimal inHours(long slots) {
    return BigDecimal.valueOf(slots).divide(SLOTS_PER_HOUR).stripTrailingZeros();
  }

  private static Formula ledgers(String name, BigDecimal value, Unit unit) {
    return Formula.of(new OfLedgers(name, value, unit, Map.of()));
  }
}
