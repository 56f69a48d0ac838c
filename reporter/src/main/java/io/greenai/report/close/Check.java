package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

/**
 * Something that a close record states, held against what is there.
 *
 * @param what it is, for example {@code output esg-2026-Q3.pdf}
 * @param stated by the record, or why nothing was compared
 * @param now what is there; empty where that is what was stated, or was not compared
 */
public record Check(Result result, String what, String stated, String now) {
  /** From the best to the worst. */
  public enum Result {
    OK("ok"),
    /** Nothing to compare with was given. */
    NOT_CHECKED("not checked"),
    /** What was closed holds, and more came after it. */
    LATE("late"),
    DIFFERS("differs");

    private final String text;

    Result(String text) {
      this.text = text;
    }

    /** As printed. */
    public String text() {
      return text;
    }
  }

  public Check {
    requireNonNull(result, "result");
    requireNonNull(what, "what");
    requireNonNull(stated, "stated");
    requireNonNull(now, "now");
  }

  /** Holds where both are the same. */
  static Check of(String what, String stated, String now) {
    return stated.equals(now) ? ok(what, stated) : differs(what, stated, now);
  }

  /** Where it is as stated. */
  public static Check ok(String what, String stated) {
    return new Check(Result.OK, what, stated, "");
  }

  static Check differs(String what, String stated, String now) {
    return new Check(Result.DIFFERS, what, stated, now);
  }

  /** Where there was nothing to hold it against. */
  public static Check notChecked(String what, String why) {
    return new Check(Result.NOT_CHECKED, what, why, "");
  }

  static Check late(String what, String stated, String now) {
    return new Check(Result.LATE, what, stated, now);
  }
}
