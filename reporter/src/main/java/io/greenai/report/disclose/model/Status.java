package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

/**
 * Whether the report may still change.
 *
 * @param day days of the period that have begun, from 1
 * @param days days of the period
 * @param close the close that it is, or corrects; empty for a draft
 */
public record Status(Stage stage, int day, int days, String close) {
  /** From the first draft to the last correction. */
  public enum Stage {
    DRAFT,
    FINAL,
    CORRECTIVE_DRAFT,
    CORRECTIVE
  }

  public Status {
    requireNonNull(stage, "stage");
    requireNonNull(close, "close");
    if (day < 1 || day > days) {
      throw new IllegalArgumentException(
          "A status names day 1 to " + days + " of its period, but was day " + day);
    }
  }

  /** Of a period that is not closed. */
  public static Status draft(int day, int days) {
    return new Status(Stage.DRAFT, day, days, "");
  }

  /** Whether it is not closed. */
  public boolean isDraft() {
    return stage == Stage.DRAFT || stage == Stage.CORRECTIVE_DRAFT;
  }

  /**
   * As printed on every page, for example {@code draft, day 53 of 92} or {@code final, close 1}.
   */
  public String text() {
    return switch (stage) {
      case DRAFT -> "draft, day " + day + " of " + days;
      case FINAL -> "final, " + close;
      case CORRECTIVE_DRAFT -> "draft of a correction, to replace " + close;
      case CORRECTIVE -> "corrective, " + close;
    };
  }
}
