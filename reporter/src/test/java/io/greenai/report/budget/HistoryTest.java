package io.greenai.report.budget;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.footprint.Books;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.Sites;
import io.greenai.report.org.Allocation;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path folder;

  private final List<Footprint> days = new ArrayList<>();
  private CarbonBudget budget;

  @BeforeEach
  void readBudget() throws IOException {
    budget =
        BudgetFile.read(
            Files.writeString(
                folder.resolve("budget.yaml"),
                BudgetFileTest.budget("energy: {value: 1, unit: kWh}")));
  }

  @Test
  void aDayOnWhichOnlyOthersRanIsADayWithoutUse() {
    day("m", 2, 0);
    day("other", 7, 0);
    day("m", 3, 0);

    assertThat(amounts()).containsExactly("7200000000000", "0", "10800000000000");
  }

  @Test
  void aDayWithoutAnyWindowIsMissingAndNotADayWithoutUse() {
    day("m", 2, 0);
    dayWithoutWindows();
    day("m", 3, 0);

    assertThat(history())
        .extracting(Forecast.Day::date)
        .containsExactly(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 3));
  }

  @Test
  void theDayThatTheBooksBeganWithinIsNotComplete() {
    dayWithoutWindows();
    day("m", 2, 3600);
    day("m", 3, 0);

    assertThat(amounts()).containsExactly("10800000000000");
  }

  @Test
  void daysBeforeTheFirstUseAreFromBeforeTheModelRan() {
    day("other", 7, 0);
    day("other", 7, 0);
    day("m", 3, 900);

    assertThat(amounts()).containsExactly("10800000000000");
  }

  private List<Forecast.Day> history() {
    return History.of(budget, budget.limits().get(0), days);
  }

  private List<String> amounts() {
    return history().stream()
        .map(day -> day.amount().stripTrailingZeros().toPlainString())
        .toList();
  }

  private void day(String model, long kilowattHours, long secondsLate) {
    Period day = next();
    Totals of =
        new Books()
            .boundary(Boundary.WALL)
            .model(
                "scoring",
                model,
                Phase.INFERENCE,
                1,
                KILOWATT_HOUR.multiply(BigInteger.valueOf(kilowattHours)))
            .totals(24);
    Instant first = day.start().plusSeconds(secondsLate);
    add(
        new Totals(
            day,
            of.loads(),
            of.runs(),
            of.hosts(),
            Optional.of(first),
            Optional.of(day.end()),
            false));
  }

  private void dayWithoutWindows() {
    add(
        new Totals(
            next(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private Period next() {
    return ForecastDays.of(LocalDate.of(2026, 11, 1).plusDays(days.size()), BERLIN);
  }

  private void add(Totals totals) {
    days.add(
        new FootprintCalculator(
                Sites.organisation(
                    Allocation.NONE, Allocation.NONE, Sites.own("DE", "1", null, null)),
                FactorSetLoader.bundled())
            .of(totals));
  }
}
