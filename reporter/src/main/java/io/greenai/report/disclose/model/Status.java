package io.greenai.report.disclose.model;

/**
 * Whether the report may still change.
 *
 * @param draft true until the period is closed
 * @param day days of the period that have begun, from 1
 * @param days days of the period
 */
public record Status(boolean draft, int day, int days) {
  public Status {
    if (day < 1 || day > days) {
      throw new IllegalArgumentException(
          "A status names day 1 to " + days + " of its period, but was day " + day);
    }
  }

  /** As printed on every page: {@code draft, day 53 of 92} or {@code final}. */
  public String text() {
    return draft ? "draft, day " + day + " of " + days : "final";
  }
}
