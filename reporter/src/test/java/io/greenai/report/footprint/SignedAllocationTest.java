package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.org.AiAllocation;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Market;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Retirement;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Models used 10 kWh on the first day of October at a site in Germany that used 92 kWh in the
 * quarter; its certificates are for 46 kWh, half of that. The grid average is 363 g/kWh.
 */
class SignedAllocationTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final Site SITE =
      Sites.using(
          Sites.own("DE", "1", null, null), new SiteConsumption(FIRST, LAST, kwh("92"), "bill"));

  private final Books books =
      new Books()
          .boundary(Boundary.WALL)
          .model("scoring", "m", Phase.INFERENCE, 1, kwh("10").toBigInteger())
          .account("scoring", Account.HOST_IDLE, kwh("2").toBigInteger())
          .lastBooked(Books.QUARTER.start().plusSeconds(7200));

  @Test
  void withoutASignOffModelsAreCoveredAtTheRateOfTheSite() {
    assertThat(models(footprint(certificate("46")))).isEqualByComparingTo("1815");
  }

  @Test
  void whatIsSignedOffComesFirstAndTheRestIsCoveredByWhatIsLeft() {
    // 8 kWh on the one day with books; (46 - 8) of (92 - 8) kWh for the rest.
    Footprint footprint = footprint(certificate("46", allocation("8", FIRST, FIRST)));
    MarketMix market = footprint.sites().get(0).market();

    assertThat(market.aiLoad()).isEqualByComparingTo(kwh("10"));
    assertThat(market.claims().get(0).dedicated()).isEqualByComparingTo(kwh("8"));
    assertThat(market.coverage().orElseThrow().multiply(new BigDecimal("84")))
        .isCloseTo(new BigDecimal("38"), within());
    assertThat(models(footprint).multiply(new BigDecimal("84")))
        .isCloseTo(new BigDecimal(2 * 363 * 46), within());
    assertThat(market.claims().get(0).drawn()).isEqualByComparingTo(kwh("46"));
    assertThat(models(footprint.atCoverageRate())).isEqualByComparingTo("1815");
  }

  @Test
  void allInstrumentsTogetherServeEachKilowattHourOfTheSiteOnce() {
    MarketMix market =
        footprint(certificate("46", allocation("8", FIRST, FIRST))).sites().get(0).market();

    BigDecimal ai = market.aiCoverage().orElseThrow().multiply(kwh("10"));
    BigDecimal others = market.coverage().orElseThrow().multiply(kwh("82"));

    assertThat(ai.add(others)).isCloseTo(kwh("46"), within());
  }

  @Test
  void modelsTakeNoMoreThanTheyUsed() {
    Footprint footprint = footprint(certificate("46", allocation("40", FIRST, FIRST)));
    Claim claim = footprint.sites().get(0).market().claims().get(0);

    assertThat(claim.allocated()).isEqualByComparingTo(kwh("40"));
    assertThat(claim.dedicated()).isEqualByComparingTo(kwh("10"));
    assertThat(models(footprint)).isZero();
    assertThat(claim.drawn()).isEqualByComparingTo(kwh("46"));
  }

  @Test
  void anAllocationCountsOnItsOwnDaysWithBooksAlone() {
    assertThat(models(footprint(certificate("46", allocation("8", FIRST.plusDays(1), LAST)))))
        .isEqualByComparingTo("1815");
    Claim claim =
        footprint(certificate("46", allocation("9.2", FIRST, LAST)))
            .sites()
            .get(0)
            .market()
            .claims()
            .get(0);
    assertThat(claim.allocated()).isEqualByComparingTo(kwh("0.1"));
  }

  @Test
  void whatEarlierClosesDrewCannotBeAllocatedAgain() {
    Instrument certificate = certificate("46", allocation("8", FIRST, FIRST));
    DrawnDown before = DrawnDown.NOTHING.plus(Map.of("GO-1", kwh("43")));

    Claim claim =
        new FootprintCalculator(
                Sites.holding(organisation(), certificate),
                FactorSetLoader.bundled(),
                period -> before,
                GridSignals.NONE)
            .of(totals())
            .sites()
            .get(0)
            .market()
            .claims()
            .get(0);

    assertThat(claim.dedicated()).isEqualByComparingTo(kwh("3"));
    assertThat(claim.drawn()).isEqualByComparingTo(kwh("3"));
  }

  @Test
  void nothingIsTakenOfAnInstrumentThatFailsACriterion() {
    Instrument foreign = certificate("FR", "46", allocation("8", FIRST, FIRST));
    Footprint footprint = footprint(foreign);

    assertThat(footprint.sites().get(0).market().claims().get(0).allocated()).isZero();
    assertThat(models(footprint)).isEqualByComparingTo("3630");
  }

  @Test
  void withoutTheSitesConsumptionNothingIsDetermined() {
    Organisation silent =
        Sites.organisation(Allocation.NONE, Allocation.NONE, Sites.own("DE", "1", null, null));

    Footprint footprint =
        new FootprintCalculator(
                Sites.holding(silent, certificate("46", allocation("8", FIRST, FIRST))),
                FactorSetLoader.bundled())
            .of(totals());

    assertThat(footprint.total(key -> key.model() != null).scope2Market().mass()).isEmpty();
    assertThat(footprint.sites().get(0).market().claims().get(0).drawn()).isZero();
  }

  private Footprint footprint(Instrument... instruments) {
    return new FootprintCalculator(
            Sites.holding(organisation(), instruments), FactorSetLoader.bundled())
        .of(totals());
  }

  private static Organisation organisation() {
    return Sites.organisation(Allocation.NONE, Allocation.NONE, SITE);
  }

  private Totals totals() {
    return books.totals(1);
  }

  private static BigDecimal models(Footprint footprint) {
    return footprint
        .total(key -> key.model() != null)
        .scope2Market()
        .mass()
        .orElseThrow()
        .grams()
        .central();
  }

  private static Instrument certificate(String kwh, AiAllocation... allocations) {
    return certificate("DE", kwh, allocations);
  }

  private static Instrument certificate(String market, String kwh, AiAllocation... allocations) {
    return new Instrument(
        "GO-1",
        Instrument.Type.CERTIFICATE,
        SITE.name(),
        Market.of(market),
        kwh(kwh),
        FIRST,
        LAST,
        Optional.of(BigDecimal.ZERO),
        Map.of(),
        true,
        Optional.of(new Retirement(LocalDate.of(2027, 1, 15), "HKNR")),
        true,
        Arrays.asList(allocations));
  }

  private static AiAllocation allocation(String kwh, LocalDate first, LocalDate last) {
    return new AiAllocation(
        kwh(kwh), first, last, "Head of sustainability", FIRST, "the agreement was made for it");
  }

  private static BigDecimal kwh(String value) {
    return new BigDecimal(value).multiply(new BigDecimal(Books.KILOWATT_HOUR));
  }

  private static Offset<BigDecimal> within() {
    return Assertions.within(new BigDecimal("1e-15"));
  }
}
