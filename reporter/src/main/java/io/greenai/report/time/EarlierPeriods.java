package io.greenai.report.time;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The periods that a report compares its own with: the one before, and the same a year before. */
public final class EarlierPeriods {
  private static final Pattern QUARTER = Pattern.compile("((?:FY)?)(\\d{4})-Q([1-4])");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern YEAR = Pattern.compile("((?:FY)?)(\\d{4})");

  private EarlierPeriods() {}

  /** In that order, the nearer first; none that the fiscal calendar does not tell of. */
  public static List<Period> of(Period period, FiscalCalendar fiscal) {
    return labels(period.label()).stream()
        .flatMap(label -> parse(label, period, fiscal).stream())
        .toList();
  }

  private static List<String> labels(String label) {
    Matcher quarter = QUARTER.matcher(label);
    if (quarter.matches()) {
      int year = Integer.parseInt(quarter.group(2));
      int number = Integer.parseInt(quarter.group(3));
      String before = number == 1 ? (year - 1) + "-Q4" : year + "-Q" + (number - 1);
      return List.of(quarter.group(1) + before, quarter.group(1) + (year - 1) + "-Q" + number);
    }
    if (MONTH.matcher(label).matches()) {
      YearMonth month = YearMonth.parse(label);
      return Stream.of(month.minusMonths(1), month.minusYears(1)).map(YearMonth::toString).toList();
    }
    Matcher year = YEAR.matcher(label);
    return year.matches()
        ? List.of(year.group(1) + (Integer.parseInt(year.group(2)) - 1))
        : List.of();
  }

  private static Optional<Period> parse(String label, Period period, FiscalCalendar fiscal) {
    try {
      return Optional.of(Period.parse(label, period.zone(), fiscal));
    } catch (IllegalArgumentException notListed) {
      return Optional.empty();
    }
  }
}
