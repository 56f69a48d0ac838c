package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

/**
 * Something that is not what it was when a period was closed.
 *
 * @param what it is, for example {@code organisation file org.yaml}
 * @param before what it was; empty where it was not there
 * @param after what it is; empty where it is not there any more
 */
public record Change(Kind kind, String what, String before, String after) {
  public Change {
    requireNonNull(kind, "kind");
    requireNonNull(what, "what");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }

  /** What sort of thing changed. */
  public enum Kind {
    /** A ledger file that arrived, or went on. */
    LATE_LEDGER("late ledger"),
    /** A ledger file that is not what was recorded, or is gone. */
    TAMPERED_LEDGER("tampered ledger"),
    /** A file or set that people keep. */
    SOURCE("source"),
    /** This program. */
    REPORTER("reporter");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As printed. */
    public String text() {
      return text;
    }
  }

  /** Whether it is about ledgers. */
  public boolean isOfLedgers() {
    return kind == Kind.LATE_LEDGER || kind == Kind.TAMPERED_LEDGER;
  }
}
