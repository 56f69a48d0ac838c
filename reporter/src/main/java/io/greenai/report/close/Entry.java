package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

import io.greenai.report.budget.Decision;
import io.greenai.report.ingest.LedgerPart;
import java.util.Optional;

/** What a line of the journal records. */
public sealed interface Entry {

  /** A ledger file as it was when it was first seen, or first seen to have grown. */
  record Part(LedgerPart part) implements Entry {
    public Part {
      requireNonNull(part, "part");
    }
  }

  /**
   * A file or set that people keep, when its content was first seen or came back.
   *
   * @param kind for example {@code organisation file}
   * @param name which of its kind; empty where there is one only
   */
  record Source(String kind, String name, String sha256) implements Entry {
    public Source {
      requireNonNull(kind, "kind");
      requireNonNull(name, "name");
      requireNonNull(sha256, "sha256");
    }

    /** What stays the same while the content changes. */
    public String key() {
      return (kind + " " + name).strip();
    }
  }

  /** Budgets were held against what was known. */
  record Decided(Decision decision) implements Entry {
    public Decided {
      requireNonNull(decision, "decision");
    }
  }

  /**
   * A period was closed.
   *
   * @param period its label
   * @param number of the period's closes, from 1
   * @param file the close record, relative to the journal
   * @param sha256 of the close record
   * @param signature over the close record, Ed25519 in Base64, absent where nobody signed
   */
  record Closed(String period, int number, String file, String sha256, Optional<String> signature)
      implements Entry {
    public Closed {
      requireNonNull(period, "period");
      requireNonNull(file, "file");
      requireNonNull(sha256, "sha256");
      requireNonNull(signature, "signature");
    }

    boolean is(String otherPeriod, int otherNumber) {
      return period.equals(otherPeriod) && number == otherNumber;
    }
  }
}
