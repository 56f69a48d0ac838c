package io.greenai.report.budget;

import static java.math.BigDecimal.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.budget.Forecast.Day;
import io.greenai.report.footprint.Band;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Period NOVEMBER = Period.parse("2026-11", BERLIN);

  /** A Monday, with seven days of the month to come after it. */
  private static final Instant NOW = Instant.parse("2026-11-22T23:00:00Z");

  @Test
  void everyDayToComeIsTheMedianOfItsWeekday() {
    Forecast forecast =
        new Forecast(days(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? ONE : BigDecimal.TEN));

    // The 23rd to the 30th: seven days at 10, and a Sunday at 1.
    assertThat(forecast.at(new BigDecimal("5"), NOVEMBER, NOW))
        .satisfies(
            band -> {
              assertThat(band.central()).isEqualByComparingTo("76");
              assertThat(band.low()).isEqualByComparingTo("76");
              assertThat(band.high()).isEqualByComparingTo("76");
            });
  }

  @Test
  void oneWildDayMovesTheIntervalAndNotTheMedian() {
    Forecast forecast =
        new Forecast(
            days(
                day ->
                    day.equals(LocalDate.of(2026, 11, 10))
                        ? new BigDecimal("1000")
                        : BigDecimal.TEN));

    Band band = forecast.at(BigDecimal.ZERO, NOVEMBER, NOW);

    assertThat(band.central()).isEqualByComparingTo("80");
    assertThat(band.low()).isEqualByComparingTo("80");
    // One day in 28 missed its median by 990; of eight days to come, one or two draw it.
    assertThat(band.high()).isEqualByComparingTo("1070");
  }

  @Test
  void theSameDaysGiveTheSameInterval() {
    List<Day> days = days(day -> BigDecimal.valueOf(day.getDayOfMonth()));

    assertThat(new Forecast(days).at(ONE, NOVEMBER, NOW))
        .isEqualTo(new Forecast(days).at(ONE, NOVEMBER, NOW));
  }

  @Test
  void whatIsLeftOfTodayCountsByItsShare() {
    Forecast forecast = new Forecast(days(day -> BigDecimal.TEN));

    Band band = forecast.at(BigDecimal.ZERO, NOVEMBER, NOW.plusSeconds(18 * 3600));

    assertThat(band.central()).isEqualByComparingTo("72.5");
  }

  @Test
  void aDayOfAClockChangeIsOneDay() {
    Period october = Period.parse("2026-10", BERLIN);
    Forecast forecast = new Forecast(days(day -> BigDecimal.TEN));

    // From the 25th, which has 25 hours, to the 31st.
    assertThat(
            forecast.at(BigDecimal.ZERO, october, Instant.parse("2026-10-24T22:00:00Z")).central())
        .isEqualByComparingTo("70");
  }

  @Test
  void aWeekdayThatTheBooksLackHasTheMedianOfAllDays() {
    List<Day> days =
        days(day -> BigDecimal.TEN).stream()
            .filter(day -> day.date().getDayOfWeek() != DayOfWeek.MONDAY)
            .toList();

    assertThat(new Forecast(days).at(BigDecimal.ZERO, NOVEMBER, NOW).central())
        .isEqualByComparingTo("80");
  }

  @Test
  void thirteenDaysAreTooFewAndFourteenAreNot() {
    List<Day> days = days(day -> ONE);

    assertThat(new Forecast(days.subList(0, 13)).isTooEarly()).isTrue();
    assertThat(new Forecast(days.subList(0, 14)).isTooEarly()).isFalse();
  }

  @Test
  void theOrderOfDaysIsOfNoAccountToTheMedian() {
    List<Day> days = new ArrayList<>(days(day -> BigDecimal.valueOf(day.getDayOfMonth())));
    Band inOrder = new Forecast(days).at(ONE, NOVEMBER, NOW);
    Collections.reverse(days);

    assertThat(new Forecast(days).at(ONE, NOVEMBER, NOW).central())
        .isEqualByComparingTo(inOrder.central());
  }

  @Test
  void theLookbackIsTheLast28DaysThatAreOver() {
    List<Period> days = ForecastDays.before(NOW.plusSeconds(3600), BERLIN);

    assertThat(days).hasSize(28);
    assertThat(days.get(0).label()).isEqualTo("2026-10-26");
    assertThat(days.get(27).end()).isEqualTo(NOW);
  }

  /** The 28 days before now. */
  private static List<Day> days(Function<LocalDate, BigDecimal> amount) {
    LocalDate today = NOW.atZone(BERLIN).toLocalDate();
    return IntStream.rangeClosed(1, 28)
        .mapToObj(back -> today.minusDays(29L - back))
        .map(day -> new Day(day, amount.apply(day)))
        .toList();
  }
}
