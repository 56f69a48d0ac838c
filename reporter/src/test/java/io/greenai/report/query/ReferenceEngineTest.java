package io.greenai.report.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.ingest.MatchedSums;
import io.greenai.report.query.SlotIntensities.SlotIntensity;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every host of these ledgers draws 10 W. */
class ReferenceEngineTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,    2026-09-30T22:00:00Z",
    "Asia/Kolkata,     2026-09-30T18:30:00Z",
    "America/New_York, 2026-10-01T04:00:00Z"
  })
  void everyWindowFallsIntoExactlyOneQuarterOfItsZone(String zone, Instant turn)
      throws IOException {
    new Ledgers(folder).start(turn.minusSeconds(1200)).write("m", turn.plusSeconds(600));
    Period before = Period.parse("2026-Q3", ZoneId.of(zone));
    Period after = Period.parse("2026-Q4", ZoneId.of(zone));

    SortedMap<Period, Totals> totals = totals(before, after);

    assertThat(totals.get(before).meteredMicrojoules()).isEqualTo(joules(12_000));
    assertThat(totals.get(after).meteredMicrojoules()).isEqualTo(joules(6_000));
    assertThat(totals.get(after).firstBooked()).contains(turn);
  }

  @Test
  void hostsOfOneKeyShareTheirMetersAndOthersDoNot() throws IOException {
    Instant end = Ledgers.OPENED.plusSeconds(600);
    new Ledgers(folder).write("a", end);
    new Ledgers(folder).run("run-2").write("b", end);
    new Ledgers(folder).run("run-3").host("host-2").write("c", end);

    Totals totals = totals(Period.EVER).get(Period.EVER);

    assertThat(totals.meteredMicrojoules()).isEqualTo(joules(12_000));
    assertThat(energy(totals, Account.MODEL)).isEqualTo(joules(3 * 1_200));
    assertThat(energy(totals, Account.HOST_IDLE)).isEqualTo(joules(2 * 1_800));
    assertThat(totals.sum(key -> true).totalMicrojoules()).isEqualTo(totals.meteredMicrojoules());
    assertThat(totals.hosts())
        .allSatisfy(host -> assertThat(host.differenceMicrojoules()).isZero());
  }

  @Test
  void latenciesOfAllWindowsMakeOneDistribution() throws IOException {
    new Ledgers(folder).write("m", Ledgers.OPENED.plusSeconds(600));

    Totals totals = totals(Period.EVER).get(Period.EVER);

    var latency = totals.sum(key -> key.model() != null).activity().latency();
    assertThat(latency.count()).isEqualTo(6_000);
    assertThat(latency.quantileNanos(950)).isLessThan(latency.quantileNanos(951));
  }

  @Test
  void energyIsWeighedWithTheIntensityOfItsQuarterHourAndTheRestIsNot() throws IOException {
    Instant first = Instant.parse("2026-11-22T21:45:00Z");
    Instant second = first.plusSeconds(900);
    new Ledgers(folder).start(first).write("m", first.plusSeconds(1800));
    SlotIntensities oneQuarter =
        (service, environment, slot) ->
            slot.equals(second) ? List.of(new SlotIntensity("grid", 250_000_000, true)) : List.of();

    Totals totals = totals(oneQuarter, Period.EVER).get(Period.EVER);

    for (Account account : List.of(Account.MODEL, Account.HOST_IDLE, Account.HOST_OTHER)) {
      LoadSums sums = totals.sum(key -> key.account() == account);
      BigInteger half = sums.totalMicrojoules().shiftRight(1);
      assertThat(half).as(account.id()).isPositive();
      assertThat(sums.matched())
          .containsExactly(
              Map.entry(
                  "grid",
                  new MatchedSums(half, half, half.multiply(BigInteger.valueOf(250_000_000)))));
    }
  }

  private SortedMap<Period, Totals> totals(Period... periods) throws IOException {
    return totals(SlotIntensities.NONE, periods);
  }

  private SortedMap<Period, Totals> totals(SlotIntensities intensities, Period... periods)
      throws IOException {
    ReferenceEngine engine = new ReferenceEngine(Arrays.asList(periods), intensities);
    LedgerIngest.survey(folder).read(engine::accept);
    return engine.totals();
  }

  private static BigInteger energy(Totals totals, Account account) {
    return totals.sum(key -> key.account() == account).totalMicrojoules();
  }

  private static BigInteger joules(long joules) {
    return BigInteger.valueOf(joules).multiply(BigInteger.valueOf(1_000_000));
  }
}
