package io.greenai.report.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.greenai.report.footprint.Sites;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Expected;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Population;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationCoverageTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Period NOVEMBER = Period.parse("2026-11", BERLIN);
  private static final Instant START = NOVEMBER.start();

  @TempDir Path folder;

  @Test
  void aServiceThatKeptNoBooksIsMissingThoughNoLedgerTellsOfIt() throws IOException {
    new Ledgers(folder).start(START).write("m", START.plusSeconds(7200));

    PeriodCoverage coverage =
        coverage(
            START.plusSeconds(7200), false, named("scoring", "host-1"), named("tagging", "host-2"));

    assertThat(coverage.isComplete()).contains(false);
    assertThat(coverage.members())
        .extracting(one -> one.member().service(), MemberCoverage::missingSlots)
        .containsExactly(tuple("scoring", 0L), tuple("tagging", 8L));
  }

  @Test
  void aRestartCostsNoSlotAndALostWindowDoes() throws IOException {
    new Ledgers(folder).start(START).write("m", START.plusSeconds(420));
    new Ledgers(folder)
        .run("run-2")
        .start(START.plusSeconds(450))
        .write("m", START.plusSeconds(1500));
    new Ledgers(folder)
        .run("run-3")
        .start(START.plusSeconds(1560))
        .write("m", START.plusSeconds(1800));

    PeriodCoverage coverage = coverage(START.plusSeconds(1800), false, named("scoring", "host-1"));

    assertThat(coverage.coveredSlots()).isEqualTo(1);
    assertThat(coverage.missingSlots()).isEqualTo(1);
  }

  @Test
  void ofHostsWithoutANameSoManyAreExpectedAtATime() throws IOException {
    new Ledgers(folder).start(START).write("m", START.plusSeconds(1800));
    new Ledgers(folder)
        .host("host-2")
        .run("run-2")
        .start(START.plusSeconds(900))
        .write("m", START.plusSeconds(2700));

    PeriodCoverage coverage = coverage(START.plusSeconds(2700), false, some("scoring", 2));

    assertThat(coverage.expectedSlots()).isEqualTo(6);
    assertThat(coverage.coveredSlots()).isEqualTo(4);
    assertThat(coverage(START.plusSeconds(2700), false, some("scoring", 1)).members().get(0))
        .extracting(MemberCoverage::missingSlots, MemberCoverage::unexpectedSlots)
        .containsExactly(0L, 1L);
  }

  @Test
  void booksThatNobodyExpectedAreNamed() throws IOException {
    new Ledgers(folder).service("stray").start(START).write("m", START.plusSeconds(900));

    PeriodCoverage coverage = coverage(START.plusSeconds(900), false, named("scoring", "host-1"));

    assertThat(coverage.members())
        .extracting(one -> one.member().service(), MemberCoverage::unexpectedSlots)
        .contains(tuple("stray", 1L));
    assertThat(coverage.members().get(1).site()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-29, 23",
    "Europe/Berlin, 2026-10-25, 25",
    "Asia/Kolkata, 2026-03-29, 24",
    "America/New_York, 2026-03-08, 23",
    "America/New_York, 2026-11-01, 25"
  })
  void aDayHasAsManyHoursAsItsZoneGivesIt(String zone, LocalDate day, int hours) {
    ZoneId at = ZoneId.of(zone);
    Period period = Period.days("day", day, day.plusDays(1), at);
    Expected expected = expected("scoring", Optional.of("host-1"), 1, at, Expected.everyDay(), 24);

    PeriodCoverage coverage =
        coverage(period, period.end(), new BookedSlots(START, START), false, expected);

    assertThat(coverage.missingSlots()).isEqualTo(4L * hours);
  }

  @Test
  void hoursAreThoseOfTheMembersOwnClock() {
    Expected office =
        expected(
            "scoring",
            Optional.empty(),
            3,
            ZoneId.of("Asia/Kolkata"),
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
            10);

    PeriodCoverage coverage =
        coverage(NOVEMBER, NOVEMBER.end(), new BookedSlots(START, START), false, office);

    // Five Mondays and four Tuesdays of ten hours, and four and a half of a fifth Tuesday: it is
    // 04:30 there when Berlin's November ends.
    assertThat(coverage.expectedSlots()).isEqualTo((9 * 10 * 4 + 18) * 3);
  }

  @Test
  void aMissingHourIsEstimatedByTheSameHourOfTheWeeksBeforeIt() throws IOException {
    Instant hour = START.plusSeconds(10 * 86_400 + 9 * 3600);
    Instant weekBefore = hour.minusSeconds(7 * 86_400);
    new Ledgers(folder).start(weekBefore).write("m", weekBefore.plusSeconds(3600));
    Expected only = expected("scoring", Optional.of("host-1"), 1, BERLIN, Expected.everyDay(), 24);

    PeriodCoverage coverage = coverage(hour.plusSeconds(900), true, only);

    // 2.5 W for a quarter of an hour; of other hours there are no books to tell.
    assertThat(coverage.estimated())
        .isEqualTo(new Estimated(1, BigInteger.valueOf(2_250_000_000L)));
    assertThat(coverage(hour.plusSeconds(900), false, only).estimated()).isEqualTo(Estimated.NONE);
  }

  @Test
  void withoutAPopulationNobodyKnowsWhetherBooksAreComplete() throws IOException {
    new Ledgers(folder).start(START).write("m", START.plusSeconds(900));
    Organisation organisation =
        Sites.organisation(Allocation.NONE, Allocation.NONE, Sites.own("DE", "1.2", null, null));

    PeriodCoverage coverage =
        new PopulationCoverage(organisation, booked()).of(NOVEMBER, START.plusSeconds(900));

    assertThat(coverage.isComplete()).isEmpty();
  }

  private PeriodCoverage coverage(Instant now, boolean fills, Expected... expected)
      throws IOException {
    return coverage(NOVEMBER, now, booked(), fills, expected);
  }

  private BookedSlots booked() throws IOException {
    BookedSlots booked = new BookedSlots(START.minusSeconds(28 * 86_400), NOVEMBER.end());
    LedgerIngest.survey(folder).read(booked);
    return booked;
  }

  private static PeriodCoverage coverage(
      Period period, Instant now, BookedSlots booked, boolean fills, Expected... expected) {
    Organisation plain =
        Sites.organisation(Allocation.NONE, Allocation.NONE, Sites.own("DE", "1.2", null, null));
    Organisation organisation =
        Sites.expecting(
            plain, new Population(List.of(expected), fills, List.of(), Optional.empty()));
    return new PopulationCoverage(organisation, booked).of(period, now);
  }

  private static Expected named(String service, String host) {
    return expected(service, Optional.of(host), 1, BERLIN, Expected.everyDay(), 24);
  }

  private static Expected some(String service, int hosts) {
    return expected(service, Optional.empty(), hosts, BERLIN, Expected.everyDay(), 24);
  }

  private static Expected expected(
      String service,
      Optional<String> host,
      int hosts,
      ZoneId zone,
      Set<DayOfWeek> weekdays,
      int hours) {
    return new Expected(
        service,
        "production",
        host,
        hosts,
        zone,
        LocalDate.of(2026, 1, 1),
        Optional.empty(),
        weekdays,
        0,
        hours);
  }
}
