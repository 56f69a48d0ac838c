package io.greenai.report.coverage;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.fleet.GenerateFleet;
import io.greenai.ledger.LedgerStore;
import io.greenai.ledger.Posting;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.OrganisationFile;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The synthetic fleet imports the population that was to keep books; what its generator left out of
 * the ledgers is what the reporter misses. Six quarters of three days have every mishap, and a
 * quarter of fourteen days, a week apart, has weeks to estimate from.
 */
class FleetPopulationTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Map<Path, BookedSlots> BOOKED = new HashMap<>();
  private static final long MINUTES = 15;
  private static final String SEARCH = "search,prod";

  @TempDir static Path sparse;
  @TempDir static Path weekly;

  @BeforeAll
  static void writeFleets() throws IOException {
    generate(sparse, "--quarters=6", "--days=3");
    generate(weekly, "--from=2026-07-01", "--quarters=1", "--days=14");
    for (Path fleet : List.of(sparse, weekly)) {
      BookedSlots booked =
          new BookedSlots(
              Instant.parse("2024-12-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
      LedgerIngest.survey(fleet.resolve("ledger")).read(booked);
      BOOKED.put(fleet, booked);
    }
  }

  @Test
  void whatIsMissingIsWhatWasLeftOutOfTheLedgersForWhateverReason() throws IOException {
    for (String quarter :
        List.of("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2")) {
      PeriodCoverage coverage = coverage(sparse, sparse.resolve("org.yaml"), quarter);

      assertThat(missing(coverage)).as(quarter).isEqualTo(lacking(sparse, quarter));
    }
  }

  @Test
  void everythingThatWasToRunIsTheDenominator() throws IOException {
    PeriodCoverage coverage = coverage(sparse, sparse.resolve("org.yaml"), "2025-Q1");

    assertThat(coverage.declared()).isTrue();
    assertThat(expected(coverage)).isEqualTo(population(sparse, "2025-Q1"));
    assertThat(coverage.coveredSlots())
        .isEqualTo(
            sum(population(sparse, "2025-Q1").values()) - sum(lacking(sparse, "2025-Q1").values()));
    assertThat(coverage.members()).allMatch(member -> member.unexpectedSlots() == 0);
  }

  @Test
  void aGapIsFilledAtTheSiteThatAllowsItAndAtNoOther() throws IOException {
    PeriodCoverage coverage = coverage(weekly, weekly.resolve("org.yaml"), "2026-Q3");

    assertThat(missing(coverage)).containsOnlyKeys(SEARCH, "shop,staging");
    for (MemberCoverage member : coverage.members()) {
      boolean filled = member.member().service().equals("search");
      assertThat(member.estimated().slots()).isEqualTo(filled ? 8 : 0);
    }
    assertThat(coverage.estimated().microjoules()).isEqualTo(sameHoursOfTheWeeksBefore());
  }

  @Test
  void aServiceThatMatchesNoSiteIsReportedAndItsGapsStayOpen() throws IOException {
    Path file =
        Files.writeString(
            weekly.resolve("elsewhere.yaml"),
            Files.readString(weekly.resolve("org.yaml"))
                .replace("services: [search]", "services: [other]"));

    PeriodCoverage coverage = coverage(weekly, file, "2026-Q3");

    assertThat(coverage.members())
        .filteredOn(member -> member.site().isEmpty())
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.member().service()).isEqualTo("search");
              assertThat(member.missingSlots()).isEqualTo(8);
              assertThat(member.estimated()).isEqualTo(Estimated.NONE);
            });
  }

  /** The pause is on the third day, from 10 to 12; the weeks before are the first two days. */
  private static BigInteger sameHoursOfTheWeeksBefore() throws IOException {
    Map<Instant, BigInteger> booked = new TreeMap<>();
    LedgerStore.scan(weekly.resolve("ledger"))
        .forEachWindow(
            (header, window, line) -> {
              if (header.service().equals("search")) {
                for (Posting posting : window.postings()) {
                  if (posting.account().isOfProcess()) {
                    posting
                        .energyMicrojoules()
                        .values()
                        .forEach(
                            energy ->
                                booked.merge(
                                    window.start(), BigInteger.valueOf(energy), BigInteger::add));
                  }
                }
              }
            });
    Instant pause = Instant.parse("2026-07-15T04:30:00Z");
    BigInteger sum = BigInteger.ZERO;
    for (int slot = 0; slot < 8; slot++) {
      Instant missing = pause.plus(Duration.ofMinutes(MINUTES * slot));
      Instant hour = missing.minusSeconds(missing.getEpochSecond() % 3600);
      BigInteger samples = BigInteger.ZERO;
      for (int week = 1; week <= 2; week++) {
        for (int quarter = 0; quarter < 4; quarter++) {
          samples =
              samples.add(
                  booked.get(
                      hour.minus(Duration.ofDays(7L * week))
                          .plus(Duration.ofMinutes(MINUTES * quarter))));
        }
      }
      sum =
          sum.add(
              new BigDecimal(samples)
                  .divide(BigDecimal.valueOf(8), 0, RoundingMode.HALF_EVEN)
                  .toBigIntegerExact());
    }
    return sum;
  }

  private static PeriodCoverage coverage(Path fleet, Path file, String quarter) throws IOException {
    Organisation organisation =
        OrganisationFile.read(file, FactorSetLoader.bundled(), LocalDate.MAX);
    Period period = Period.parse(quarter, organisation.zone());
    return new PopulationCoverage(organisation, requireNonNull(BOOKED.get(fleet)))
        .of(period, period.end());
  }

  private static Map<String, Long> expected(PeriodCoverage coverage) {
    return coverage.members().stream()
        .collect(
            groupingBy(
                FleetPopulationTest::name,
                TreeMap::new,
                summingLong(MemberCoverage::expectedSlots)));
  }

  private static Map<String, Long> missing(PeriodCoverage coverage) {
    return coverage.members().stream()
        .filter(member -> member.missingSlots() > 0)
        .collect(
            groupingBy(
                FleetPopulationTest::name,
                TreeMap::new,
                summingLong(MemberCoverage::missingSlots)));
  }

  private static String name(MemberCoverage member) {
    return member.member().service() + "," + member.member().environment();
  }

  /** Slots of the table's days, as far as they are in the quarter: days are those of each zone. */
  private static Map<String, Long> population(Path fleet, String quarter) throws IOException {
    Period period = Period.parse(quarter, BERLIN);
    return rows(fleet.resolve("population.csv")).stream()
        .filter(row -> slots(row, period) > 0)
        .collect(
            groupingBy(
                row -> row.get(0) + "," + row.get(1),
                TreeMap::new,
                summingLong(row -> slots(row, period))));
  }

  private static long slots(List<String> row, Period period) {
    LocalDate day = LocalDate.parse(row.get(3));
    ZoneId zone = ZoneId.of(row.get(6));
    Instant start = day.atStartOfDay(zone).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    return Duration.between(
                start.isBefore(period.start()) ? period.start() : start,
                end.isAfter(period.end()) ? period.end() : end)
            .toMinutes()
        / MINUTES;
  }

  private static Map<String, Long> lacking(Path fleet, String quarter) throws IOException {
    return rows(fleet.resolve("truth/lacking.csv")).stream()
        .filter(row -> row.get(0).equals(quarter))
        .collect(
            groupingBy(
                row -> row.get(2) + "," + row.get(3),
                TreeMap::new,
                summingLong(row -> Long.parseLong(row.get(5)) / MINUTES)));
  }

  private static List<List<String>> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }

  private static long sum(Collection<Long> values) {
    return values.stream().mapToLong(value -> value).sum();
  }

  private static void generate(Path out, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "--out=" + out;
    System.arraycopy(options, 0, arguments, 1, options.length);
    assertThat(GenerateFleet.commandLine().execute(arguments)).isZero();
  }
}
