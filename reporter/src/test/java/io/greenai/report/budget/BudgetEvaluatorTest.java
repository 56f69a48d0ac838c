package io.greenai.report.budget;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static io.greenai.report.footprint.Books.QUARTER;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.factor.BundledFactors;
import io.greenai.report.factor.Quantity;
import io.greenai.report.footprint.Books;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.Sites;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model used 10 kWh at a site in Germany with a PUE of 1, for 3,809.5 g, and an hour of a
 * server at a gram an hour; it answered 1,000 inferences.
 */
class BudgetEvaluatorTest {
  private static final Instant HALFWAY =
      QUARTER.start().plus(Duration.between(QUARTER.start(), QUARTER.end()).dividedBy(2));

  private static final Period BEFORE = Period.parse("2026-Q3", QUARTER.zone());

  @TempDir Path folder;

  private Instant now = QUARTER.end();
  private Coverage coverage = Coverage.UNKNOWN;
  private DecisionLog log = DecisionLog.NONE;
  private boolean lowerBound;
  private String country = "DE";
  private long meterPpm;

  @Test
  void withinItsLimitsABudgetIsOk() throws IOException {
    LimitOutcome held = only("energy: {value: 20, unit: kWh}", "");

    assertThat(held.status()).isEqualTo(BudgetStatus.OK);
    assertThat(held.usedPercent().orElseThrow()).isEqualByComparingTo("50");
    assertThat(held.forecast().orElseThrow().central()).isEqualByComparingTo("36000000000000");
  }

  @Test
  void exactlyTheLimitIsNotOverIt() throws IOException {
    assertThat(only("energy: {value: 10, unit: kWh}", "").status()).isEqualTo(BudgetStatus.OK);
    assertThat(only("energy: {value: 9.999999, unit: kWh}", "").status())
        .isEqualTo(BudgetStatus.BREACH);
  }

  @Test
  void theUpperEndOfTheRangeIsHeldAgainstTheLimitWhereTheBudgetWantsIt() throws IOException {
    meterPpm = 50_000;
    String limit = "energy: {value: 10, unit: kWh}";

    LimitOutcome upper = only(limit, "  uncertainty: compare-upper\n");

    BigDecimal high = upper.actual().orElseThrow().band().high();
    assertThat(high).isGreaterThan(new BigDecimal("36000000000000"));
    assertThat(upper.usedPercent().orElseThrow())
        .isEqualByComparingTo(high.divide(new BigDecimal("360000000000")));
    assertThat(upper.status()).isEqualTo(BudgetStatus.BREACH);
    assertThat(only(limit, "  uncertainty: compare-central\n").status()).isEqualTo(BudgetStatus.OK);
  }

  @Test
  void withoutFourteenCompleteDaysItIsTooEarlyForAForecast() throws IOException {
    now = HALFWAY;

    LimitOutcome held = only("energy: {value: 10, unit: kWh}", "  burnRate: []\n");

    assertThat(held.forecast()).isEmpty();
    assertThat(held.status()).isEqualTo(BudgetStatus.OK);
    assertThat(held.notes())
        .containsExactly("too early for a forecast: 0 of at least 14 complete days");
  }

  @Test
  void carbonOfTheLcaViewIsElectricityAndHardware() throws IOException {
    LimitOutcome held = only("absolute: {value: 3.8105, unit: kgCO2e}", "");

    assertThat(held.actual().orElseThrow().central()).isEqualByComparingTo("3810.5");
    assertThat(held.status()).isEqualTo(BudgetStatus.OK);
  }

  @Test
  void theEsgViewsLeaveTheHardwareOutAndSayWhatTheyCannotDetermine() throws IOException {
    LimitOutcome market = only("absolute: {value: 5, unit: kgCO2e}", "  view: esg-market\n");

    assertThat(market.status()).isEqualTo(BudgetStatus.DATA_GAP);
    assertThat(market.notes())
        .containsExactly(
            "Scope 2 market-based, 3.1, 3.3 and 3.8, not determined: no upstream factor for DE");
  }

  @Test
  void anIntensityIsPerItemsOfItsPhaseAlone() throws IOException {
    LimitOutcome held = only("intensity: {value: 4000, unit: gCO2e, per: 1000, of: inference}", "");

    assertThat(held.actual().orElseThrow().central()).isEqualByComparingTo("3810.5");
    assertThat(held.forecast()).isEmpty();
  }

  @Test
  void anIntensityWithoutAnItemIsNotApplicableAndLeavesTheBudgetToItsOtherLimits()
      throws IOException {
    BudgetOutcome outcome =
        held(
            "energy: {value: 20, unit: kWh}, intensity: {value: 1, unit: kWh, per: 1, of:"
                + " training-item}",
            "");

    assertThat(outcome.limits())
        .extracting(LimitOutcome::status)
        .containsExactly(BudgetStatus.OK, BudgetStatus.NOT_APPLICABLE);
    assertThat(outcome.status()).isEqualTo(BudgetStatus.OK);
    assertThat(outcome.limits().get(1).notes()).containsExactly("no training-item to divide by");
  }

  @Test
  void aBudgetThatMatchesNothingIsNoActivityOnlyWhereCoverageIsComplete() throws IOException {
    String other = "  environments: [staging]\n";

    BudgetOutcome gap = held("energy: {value: 20, unit: kWh}", other);
    assertThat(gap.status()).isEqualTo(BudgetStatus.DATA_GAP);
    assertThat(gap.lacksData()).isTrue();
    assertThat(gap.limits().get(0).notes())
        .containsExactly(
            "the ledgers hold nothing of m (staging) in 2026-Q4, and no expected population tells"
                + " whether anything ran");

    coverage = new Coverage(true, "2 of 2 hosts kept their books throughout");
    BudgetOutcome idle = held("energy: {value: 20, unit: kWh}", other);
    assertThat(idle.status()).isEqualTo(BudgetStatus.NO_ACTIVITY);
    assertThat(idle.lacksData()).isFalse();
  }

  @Test
  void aBudgetCountsItsPhasesAlone() throws IOException {
    assertThat(only("energy: {value: 20, unit: kWh}", "  phases: [training]\n").status())
        .isEqualTo(BudgetStatus.DATA_GAP);
    assertThat(only("energy: {value: 20, unit: kWh}", "  phases: [inference]\n").status())
        .isEqualTo(BudgetStatus.OK);
  }

  @Test
  void aWaiverAddsItsRoomFromApprovalToExpiryAndThenTheBreachReturns() throws IOException {
    String waiver =
        "  waivers: [{id: W-1, reason: r, extra: {value: 1, unit: kgCO2e}, approver: cfo,"
            + " approved: 2026-11-30, expires: 2026-12-01}]\n"
            + "  thresholds: [{percent: 100, basis: actual, severity: breach}]\n";
    String limit = "absolute: {value: 3, unit: kgCO2e}";

    now = Instant.parse("2026-11-29T12:00:00Z");
    LimitOutcome before = only(limit, waiver);
    assertThat(before.status()).isEqualTo(BudgetStatus.BREACH);
    assertThat(before.notes())
        .contains(
            "waiver W-1 by cfo, named, not verified, is ignored: it was approved on 2026-11-30");

    now = Instant.parse("2026-12-01T12:00:00Z");
    LimitOutcome during = only(limit, waiver);
    assertThat(during.status()).isEqualTo(BudgetStatus.WAIVED);
    assertThat(during.statusWithoutWaivers()).isEqualTo(BudgetStatus.BREACH);
    assertThat(during.notes())
        .contains(
            "waiver W-1 by cfo, named, not verified, adds 1 kgCO2e until 2026-12-01",
            "without waivers breach at a limit of 3 kgCO2e, with them ok at 4 kgCO2e");

    now = Instant.parse("2026-12-02T12:00:00Z");
    LimitOutcome after = only(limit, waiver);
    assertThat(after.status()).isEqualTo(BudgetStatus.BREACH);
    assertThat(after.notes())
        .contains("waiver W-1 by cfo, named, not verified, is ignored: it expired on 2026-12-01");
  }

  @Test
  void carbonWithoutAFactorIsADataGapAndEnergyIsStillDecided() throws IOException {
    country = "AQ";

    assertThat(only("absolute: {value: 1, unit: tCO2e}", "").status())
        .isEqualTo(BudgetStatus.DATA_GAP);
    assertThat(only("energy: {value: 20, unit: kWh}", "").status()).isEqualTo(BudgetStatus.OK);
  }

  @Test
  void thresholdsBelowTheLimitWarnBeforeItIsReached() throws IOException {
    String thresholds = "  thresholds: [{percent: 80, basis: actual, severity: warn}]\n";

    assertThat(only("energy: {value: 12, unit: kWh}", thresholds).status())
        .isEqualTo(BudgetStatus.WARN);
    assertThat(only("energy: {value: 13, unit: kWh}", thresholds).status())
        .isEqualTo(BudgetStatus.OK);
  }

  @Test
  void theWholeBudgetInATenthOfThePeriodBurnsAtTenTimesTheEvenPace() throws IOException {
    String rates =
        "  burnRate: [{lookback: 9d, factor: 10}, {lookback: 10d, factor: 10}]\n"
            + "  thresholds: [{percent: 500, basis: actual, severity: breach}]\n";

    // 10 kWh of 10 kWh, in 9 and in 10 of 92 days and the hour that the clocks go back.
    LimitOutcome held = only("energy: {value: 10, unit: kWh}", rates);

    assertThat(held.notes())
        .containsExactly("used over 9 days at 10.23 times the even pace, above the allowed 10");
    assertThat(held.status()).isEqualTo(BudgetStatus.WARN);
  }

  @Test
  void aTenthOfTheBudgetOfNinetyDaysInOneDayBurnsAtNine() {
    Period ninetyDays = Period.parse("2025-Q1", ZoneId.of("UTC"));

    assertThat(
            new BurnRate(Duration.ofDays(1), BigDecimal.ONE)
                .pace(BigDecimal.TEN, BigDecimal.valueOf(100), ninetyDays))
        .isEqualByComparingTo("9.0");
  }

  @Test
  void aLookbackEndsWithTheSlotOfNowAndStaysInThePeriod() {
    BurnRate week = new BurnRate(Duration.ofDays(7), BigDecimal.ONE);

    Period recent = week.recent(QUARTER, Instant.parse("2026-11-22T21:46:00Z")).orElseThrow();
    assertThat(recent.start()).isEqualTo(Instant.parse("2026-11-15T22:00:00Z"));
    assertThat(recent.end()).isEqualTo(Instant.parse("2026-11-22T22:00:00Z"));

    Period young = week.recent(QUARTER, QUARTER.start().plusSeconds(60)).orElseThrow();
    assertThat(young.start()).isEqualTo(QUARTER.start());
    assertThat(week.recent(QUARTER, QUARTER.end()).orElseThrow().end()).isEqualTo(QUARTER.end());
    assertThat(week.recent(QUARTER, QUARTER.start())).isEmpty();
  }

  @Test
  void whatAClosedPeriodLeftIsCarriedOver() throws IOException {
    String limit = "energy: {value: 9, unit: kWh}";
    String carry = "  carryOver: unused-percent:50\n";
    log = closed("energy", "32400000000000", "28800000000000");

    LimitOutcome held = only(limit, carry);

    // Half of the 1 kWh that was left: 9.5 kWh, and 10 kWh were used.
    assertThat(held.allowance().carried()).isEqualByComparingTo("1800000000000");
    assertThat(held.allowance().whole()).isEqualByComparingTo("34200000000000");
    assertThat(held.status()).isEqualTo(BudgetStatus.BREACH);
    assertThat(held.notes())
        .contains("carried over 500 Wh: 50 % of what 2026-Q3 left, closed on 2026-10-05");

    log = closed("energy", "32400000000000", "25200000000000");
    assertThat(only(limit, carry).status()).isEqualTo(BudgetStatus.OK);
  }

  @Test
  void withoutACloseNothingIsCarriedOver() throws IOException {
    LimitOutcome held = only("energy: {value: 9, unit: kWh}", "  carryOver: unused-percent:100\n");

    assertThat(held.allowance().carried()).isZero();
    assertThat(held.status()).isEqualTo(BudgetStatus.BREACH);
    assertThat(held.notes()).containsExactly("no carry-over: 2026-Q3 is not closed");
  }

  @Test
  void aPeriodThatUsedMoreThanItsLimitCarriesNothing() throws IOException {
    log = closed("energy", "32400000000000", "99000000000000");

    LimitOutcome held = only("energy: {value: 20, unit: kWh}", "  carryOver: unused-percent:100\n");

    assertThat(held.allowance().whole()).isEqualByComparingTo("72000000000000");
  }

  @Test
  void aBreachStaysVisibleWhenTheLimitIsRaised() throws IOException {
    log =
        new DecisionLog(
            List.of(decision(QUARTER, "check", "energy", "32400000000000", "33000000000000")));

    LimitOutcome held = only("energy: {value: 20, unit: kWh}", "");

    assertThat(held.status()).isEqualTo(BudgetStatus.RAISED);
    assertThat(held.notes())
        .containsExactly(
            "changed in the period: limits.energy 9 kWh -> 20 kWh, new with this run",
            "raised in the period, from 9 kWh, which held on 2026-10-05, breached before raised: so"
                + " found at 2026-10-05T08:00:00Z");
  }

  @Test
  void aLimitRaisedAboveWhatWasUsedAllAlongIsNoBreach() throws IOException {
    log =
        new DecisionLog(
            List.of(decision(QUARTER, "check", "energy", "43200000000000", "33000000000000")));

    assertThat(only("energy: {value: 20, unit: kWh}", "").status()).isEqualTo(BudgetStatus.OK);
  }

  @Test
  void ofALowerBoundNothingIsCarriedOver() throws IOException {
    log = closed("energy", "7200000000000", "3600000000000");
    LimitOutcome known = only("energy: {value: 9, unit: kWh}", "  carryOver: unused-percent:50\n");
    lowerBound = true;
    log = closed("energy", "7200000000000", "3600000000000");

    LimitOutcome held = only("energy: {value: 9, unit: kWh}", "  carryOver: unused-percent:50\n");

    assertThat(known.allowance().carried()).isPositive();
    assertThat(held.allowance().carried()).isZero();
    assertThat(held.notes()).contains("no carry-over: of 2026-Q3 only a lower bound was known");
  }

  private DecisionLog closed(String kind, String granted, String used) throws IOException {
    return new DecisionLog(List.of(decision(BEFORE, Decision.CLOSE, kind, granted, used)));
  }

  private Decision decision(Period period, String command, String kind, String granted, String used)
      throws IOException {
    String kilowattHours =
        new BigDecimal(granted).divide(new BigDecimal("3600000000000")).toPlainString();
    Path file = folder.resolve("before.yaml");
    String text = BudgetFileTest.budget("energy: {value: " + kilowattHours + ", unit: kWh}");
    boolean breach = new BigDecimal(used).compareTo(new BigDecimal(granted)) > 0;
    return new Decision(
        Instant.parse("2026-10-05T08:00:00Z"),
        command,
        period.label(),
        period.end(),
        "no history",
        EffectiveBudget.of(List.of(BudgetFile.read(Files.writeString(file, text)))),
        List.of(
            new Decision.Standing(
                "m",
                kind,
                period.start(),
                period.end(),
                new BigDecimal(granted),
                Optional.of(new BigDecimal(used)),
                lowerBound,
                (breach ? BudgetStatus.BREACH : BudgetStatus.OK).id())));
  }

  private LimitOutcome only(String limit, String more) throws IOException {
    return held(limit, more).limits().get(0);
  }

  private BudgetOutcome held(String limits, String more) throws IOException {
    Path file = folder.resolve("budget.yaml");
    CarbonBudget budget =
        BudgetFile.read(Files.writeString(file, BudgetFileTest.budget(limits) + more));
    Books books =
        new Books()
            .boundary(Boundary.WALL)
            .meterPpm(meterPpm)
            .lastBooked(now)
            .model("scoring", "m", Phase.INFERENCE, 1000, KILOWATT_HOUR.multiply(BigInteger.TEN));
    FootprintCalculator calculator =
        new FootprintCalculator(
            Sites.organisation(
                Allocation.NONE,
                Allocation.NONE,
                Sites.own(
                    country,
                    "1",
                    null,
                    new SiteHardware(
                        new BigDecimal("35040"),
                        BigDecimal.valueOf(4),
                        "manufacturer",
                        Optional.empty()))),
            BundledFactors.without(Quantity.GRID_LOSS, Quantity.FUEL_UPSTREAM));
    Footprint footprint = calculator.of(books.totals(1));
    Map<BurnRate, Footprint> recent =
        more.contains("burnRate")
            ? budget.burnRates().stream().collect(toMap(rate -> rate, rate -> footprint))
            : Map.of();
    return BudgetEvaluator.evaluate(
        budget,
        new Observed(footprint, recent, List.of(), coverage, log, Optional.of(BEFORE), now));
  }
}
