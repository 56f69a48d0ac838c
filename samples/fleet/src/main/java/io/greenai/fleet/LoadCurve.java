package io.greenai.fleet;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;

/** How much of its peak load a service has at a time, by its own clock. */
enum LoadCurve {
  /** Offices: 8 to 18 on working days, next to nothing otherwise. */
  OFFICE_HOURS {
    @Override
    double hourOfDay(int hour, boolean weekend) {
      return weekend ? 0.02 : hour >= 8 && hour < 18 ? 1 : 0.05;
    }
  },
  /** Consumers: evenings and weekends. */
  EVENINGS {
    @Override
    double hourOfDay(int hour, boolean weekend) {
      double day = hour < 7 ? 0.1 : hour < 17 ? 0.5 : hour < 23 ? 1 : 0.3;
      return weekend ? Math.min(1, day * 1.3) : day;
    }
  },
  /** Batches: 1 to 5 at night, else idle. */
  NIGHTLY {
    @Override
    double hourOfDay(int hour, boolean weekend) {
      return hour >= 1 && hour < 5 ? 1 : 0;
    }
  };

  abstract double hourOfDay(int hour, boolean weekend);

  /** From 0 to 1. December is the busiest month, June the quietest. */
  double at(ZonedDateTime time) {
    DayOfWeek day = time.getDayOfWeek();
    boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    double season = 0.85 + 0.15 * StrictMath.cos(2 * Math.PI * (time.getDayOfYear() + 10) / 365.25);
    return season * hourOfDay(time.getHour(), weekend);
  }
}
