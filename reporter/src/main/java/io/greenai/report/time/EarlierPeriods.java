package io.greenai.report.time;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The periods that a report compares its own with; none that the fiscal calendar does not tell of.
 *
 * @param before the one before, and the same a year before
 * @param baseYear the same of the base year, and the whole of that; empty without a base year, and
 *     for periods that are not after it
 */
public record EarlierPeriods(List<Period> before, List<Period> baseYear) {
  private static final Pattern QUARTER = Pattern.compile("((?:FY)?)(\\d{4})-Q([1-4])");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern YEAR = Pattern.compile("((?:FY)?)(\\d{4})");
  private static final Pattern ANY = Pattern.compile("((?:FY)?)(\\d{4})(-.*)?");

  public EarlierPeriods {
    before = List.copyOf(before);
    baseYear = List.copyOf(baseYear);
  }

  /** Those of {@code period}. */
  public static EarlierPeriods of(
      Period period, Optional<Integer> baseYear, FiscalCalendar fiscal) {
    return new EarlierPeriods(
        parse(before(period.label()), period, fiscal),
        parse(
            baseYear.map(year -> ofBaseYear(period.label(), year)).orElse(List.of()),
            period,
            fiscal));
  }

  /** All of them. */
  public List<Period> all() {
    return Stream.concat(before.stream(), baseYear.stream()).toList();
  }

  private static List<String> before(String label) {
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

  private static List<String> ofBaseYear(String label, int base) {
    Matcher matcher = ANY.matcher(label);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) <= base) {
      return List.of();
    }
    String whole = matcher.group(1) + base;
    String part = matcher.group(3);
    return part == null ? List.of(whole) : List.of(whole + part, whole);
  }

  private static List<Period> parse(List<String> labels, Period like, FiscalCalendar fiscal) {
    return labels.stream().flatMap(label -> parse(label, like, fiscal).stream()).toList();
  }

  private static Optional<Period> parse(String label, Period like, FiscalCalendar fiscal) {
    try {
      return Optional.of(Period.parse(label, like.zone(), fiscal));
    } catch (IllegalArgumentException notListed) {
      return Optional.empty();
    }
  }
}
