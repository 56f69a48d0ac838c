package io.greenai.fleet;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/**
 * The days on which the fleet is up.
 *
 * @param first first day of the first quarter
 * @param daysPerQuarter evenly spread; the first and the last of each quarter are among them
 */
record Calendar(LocalDate first, int quarters, int daysPerQuarter) {

  /**
   * A day.
   *
   * @param quarter counts from 0
   * @param inQuarter counts the active days of the quarter from 0
   */
  record ActiveDay(LocalDate date, int quarter, int inQuarter) {}

  Calendar {
    if (first.get(IsoFields.DAY_OF_QUARTER) != 1) {
      throw new IllegalArgumentException(
          "The fleet must begin with a quarter, but begins on " + first);
    }
    if (quarters < 1 || daysPerQuarter < 2) {
      throw new IllegalArgumentException(
          "A fleet needs at least 1 quarter of 2 days, but has "
              + quarters
              + " of "
              + daysPerQuarter);
    }
  }

  List<ActiveDay> days() {
    List<ActiveDay> days = new ArrayList<>();
    for (int quarter = 0; quarter < quarters; quarter++) {
      LocalDate start = first.plusMonths(3L * quarter);
      long length = IsoFields.DAY_OF_QUARTER.rangeRefinedBy(start).getMaximum();
      int count = (int) Math.min(daysPerQuarter, length);
      for (int i = 0; i < count; i++) {
        days.add(new ActiveDay(start.plusDays(i * (length - 1) / (count - 1)), quarter, i));
      }
    }
    return days;
  }
}
