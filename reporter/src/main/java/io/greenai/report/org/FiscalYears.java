package io.greenai.report.org;

import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import io.greenai.report.yaml.YamlScalar;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code fiscalCalendar}: either the first month of every year, or a list of years. */
final class FiscalYears {
  private static final int QUARTERS = 4;
  private static final Map<String, Month> MONTHS =
      Stream.of(Month.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  month -> month.name().toLowerCase(Locale.ROOT), Function.identity()));
  private static final Map<String, Integer> YEARS =
      Stream.iterate(2000, year -> year + 1)
          .limit(200)
          .collect(Collectors.toUnmodifiableMap(year -> Integer.toString(year), year -> year));

  private FiscalYears() {}

  static FiscalCalendar calendar(YamlMap map) {
    map.onlyKeys("firstMonth", "years");
    if (map.has("firstMonth") == map.has("years")) {
      throw new YamlException(
          map.position(), "write either 'firstMonth' or 'years' for a fiscal calendar, not both");
    }
    return map.has("firstMonth")
        ? new FiscalCalendar.OfMonths(map.choice("firstMonth", MONTHS))
        : new FiscalCalendar.Listed(listed(map.maps("years")));
  }

  private static SortedMap<Integer, List<LocalDate>> listed(List<YamlMap> years) {
    SortedMap<Integer, List<LocalDate>> turns = new TreeMap<>();
    LocalDate next = null;
    for (YamlMap year : years) {
      year.onlyKeys("year", "quartersFrom", "lastDay");
      List<LocalDate> ofYear = turns(year);
      if (next != null && !ofYear.get(0).equals(next)) {
        throw new YamlException(
            year.positionOf("quartersFrom"),
            "the year begins on "
                + ofYear.get(0)
                + ", but the one before it ends the day before "
                + next
                + "; list years without a gap or an overlap");
      }
      next = ofYear.get(QUARTERS);
      if (turns.put(year.choice("year", YEARS), ofYear) != null) {
        throw year.scalar("year").invalid("year", "it is listed twice");
      }
    }
    return turns;
  }

  private static List<LocalDate> turns(YamlMap year) {
    List<YamlScalar> starts = year.scalars("quartersFrom");
    if (starts.size() != QUARTERS) {
      throw new YamlException(
          year.positionOf("quartersFrom"),
          "'quartersFrom' lists " + starts.size() + " days; write the first day of each quarter");
    }
    List<LocalDate> turns = new ArrayList<>();
    for (YamlScalar start : starts) {
      turns.add(start.date("quartersFrom"));
    }
    turns.add(year.scalar("lastDay").date("lastDay").plusDays(1));
    for (int i = 0; i < QUARTERS; i++) {
      if (!turns.get(i).isBefore(turns.get(i + 1))) {
        throw new YamlException(
            year.positionOf(i == QUARTERS - 1 ? "lastDay" : "quartersFrom"),
            "a quarter from "
                + turns.get(i)
                + " cannot end before "
                + turns.get(i + 1)
                + "; write days in order");
      }
    }
    return turns;
  }
}
