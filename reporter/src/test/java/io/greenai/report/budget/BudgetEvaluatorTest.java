package io.greenai.report.budget;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static io.greenai.report.footprint.Books.QUARTER;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.footprint.Books;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.Sites;
import io.greenai.report.org.Allocation;
import io.greenai.report.query.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model used 10 kWh at a site in Germany with a PUE of 1: 3.8095 kg, 1,000 inferences. */
class BudgetEvaluatorTest {
  private static final Instant HALFWAY =
      QUARTER.start().plus(Duration.between(QUARTER.start(), QUARTER.end()).dividedBy(2));

  @TempDir Path folder;

  private Instant now = QUARTER.end();
  private Instant firstBooked = QUARTER.start();
  private String country = "DE";
  private long meterPpm;

  @Test
  void withinItsLimitsABudgetIsOk() throws IOException {
    LimitOutcome held = only("energy: {value: 20, unit: kWh}", "");

    assertThat(held.status()).isEqualTo(BudgetStatus.OK);
    assertThat(held.usedPercent().orElseThrow()).isEqualByComparingTo("50");
    assertThat(held.forecast().orElseThrow()).isEqualByComparingTo("36000000000000");
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
  void halfwayTheForecastIsTwiceTheActual() throws IOException {
    now = HALFWAY;

    LimitOutcome held = only("energy: {value: 15, unit: kWh}", "");

    assertThat(held.forecast().orElseThrow()).isEqualByComparingTo("72000000000000");
    assertThat(held.status()).isEqualTo(BudgetStatus.WARN);
  }

  @Test
  void aServiceThatStartedLateIsForecastFromItsFirstBooking() throws IOException {
    firstBooked = HALFWAY.minus(Duration.ofDays(10));
    now = HALFWAY;

    LimitOutcome held = only("energy: {value: 100, unit: kWh}", "");

    // 10 kWh in 10 days, and 46 days and half an hour to go.
    assertThat(held.forecast().orElseThrow()).isEqualByComparingTo("201675000000000");
  }

  @Test
  void aMinuteOfAQuarterIsNoBasisForAForecast() throws IOException {
    now = firstBooked.plusSeconds(60);

    LimitOutcome held = only("energy: {value: 15, unit: kWh}", "");

    assertThat(held.forecast()).isEmpty();
    assertThat(held.status()).isEqualTo(BudgetStatus.OK);
  }

  @Test
  void carbonCountsLifecycleEmissionsOfFacilityEnergy() throws IOException {
    LimitOutcome held = only("absolute: {value: 3.8095, unit: kgCO2e}", "");

    assertThat(held.actual().orElseThrow().central()).isEqualByComparingTo("3809.5");
    assertThat(held.status()).isEqualTo(BudgetStatus.OK);
  }

  @Test
  void anIntensityIsPerItemsOfItsPhaseAlone() throws IOException {
    LimitOutcome held = only("intensity: {value: 4000, unit: gCO2e, per: 1000, of: inference}", "");

    assertThat(held.actual().orElseThrow().central()).isEqualByComparingTo("3809.5");
    assertThat(held.forecast()).isEmpty();
    LimitOutcome training = only("intensity: {value: 1, unit: kWh, per: 1, of: training-item}", "");
    assertThat(training.status()).isEqualTo(BudgetStatus.NO_DATA);
  }

  @Test
  void aWaiverThatHoldsGivesRoomAndOneThatExpiredIsNamed() throws IOException {
    now = Instant.parse("2026-12-01T00:00:00Z");
    String waiver =
        "  waivers: [{id: W-1, reason: r, extra: {value: 1, unit: kgCO2e}, approver: cfo, expires:"
            + " %s}]\n  thresholds: [{percent: 100, basis: actual, severity: breach}]\n";

    LimitOutcome held = only("absolute: {value: 3, unit: kgCO2e}", waiver.formatted("2026-12-01"));
    assertThat(held.status()).isEqualTo(BudgetStatus.WAIVED);
    assertThat(held.notes()).contains("waiver W-1 by cfo adds 1 kgCO2e until 2026-12-01");

    LimitOutcome expired =
        only("absolute: {value: 3, unit: kgCO2e}", waiver.formatted("2026-11-30"));
    assertThat(expired.status()).isEqualTo(BudgetStatus.BREACH);
    assertThat(expired.notes()).contains("waiver W-1 by cfo is ignored: it expired on 2026-11-30");
  }

  @Test
  void carbonWithoutAFactorIsNoDataAndEnergyIsStillDecided() throws IOException {
    country = "AQ";

    assertThat(only("absolute: {value: 1, unit: tCO2e}", "").status())
        .isEqualTo(BudgetStatus.NO_DATA);
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
        .containsExactly(
            "used over 9 days at 10.23 times the even pace, above the allowed 10",
            "used over 10 days at 9.20 times the even pace, within the allowed 10");
    assertThat(held.status()).isEqualTo(BudgetStatus.WARN);
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

  private LimitOutcome only(String limit, String more) throws IOException {
    Path file = folder.resolve("budget.yaml");
    CarbonBudget budget =
        BudgetFile.read(Files.writeString(file, BudgetFileTest.budget(limit) + more));
    Books books =
        new Books()
            .boundary(Boundary.WALL)
            .meterPpm(meterPpm)
            .firstBooked(firstBooked)
            .model("scoring", "m", Phase.INFERENCE, 1000, KILOWATT_HOUR.multiply(BigInteger.TEN));
    FootprintCalculator calculator =
        new FootprintCalculator(
            Sites.organisation(
                Allocation.NONE, Allocation.NONE, Sites.own(country, "1", null, null)),
            FactorSetLoader.bundled());
    Footprint footprint = calculator.of(books.totals(1));
    Map<BurnRate, Footprint> recent =
        budget.burnRates().stream().collect(toMap(rate -> rate, rate -> footprint));
    return BudgetEvaluator.evaluate(budget, footprint, recent, now).limits().get(0);
  }
}
