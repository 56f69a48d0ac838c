package io.greenai.report.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes dates and times, always with their zone. */
final class Moments {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  /** The calendar day of {@code moment} in {@code zone}. */
  static String day(Instant moment, ZoneId zone) {
    return DATE.format(moment.atZone(zone));
  }

  /** The last calendar day before the exclusive {@code end} in {@code zone}. */
  static String lastDay(Instant end, ZoneId zone) {
    return day(end.minusNanos(1), zone);
  }

  /** To the second, in UTC. */
  static String utc(Instant moment) {
    return TIME.format(moment);
  }
}
