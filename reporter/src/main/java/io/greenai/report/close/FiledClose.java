package io.greenai.report.close;

import io.greenai.report.close.Entry.Closed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A close as its journal tells of it, and the record that lies there, which somebody may have
 * changed or taken away since.
 */
public final class FiledClose {
  private static final String NONE = "none";

  private final Journal journal;
  private final Recorded line;
  private final Closed closed;
  private final Optional<byte[]> content;

  private FiledClose(Journal journal, Recorded line, Closed closed, Optional<byte[]> content) {
    this.journal = journal;
    this.line = line;
    this.closed = closed;
    this.content = content;
  }

  /**
   * A close of a period by its number.
   *
   * @param period its label
   * @throws JournalException where {@code journal} tells of no such close
   */
  public static FiledClose of(Journal journal, String period, int number) throws IOException {
    for (Recorded line : journal.closes()) {
      if (line.entry() instanceof Closed closed && closed.is(period, number)) {
        Path file = journal.folder().resolve(closed.file());
        return new FiledClose(
            journal,
            line,
            closed,
            Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty());
      }
    }
    throw new JournalException(
        journal.folder() + ": the journal has no close " + number + " of " + period);
  }

  /** Which of the period's closes it is, from 1. */
  public int number() {
    return closed.number();
  }

  /** The journal as it was just before. */
  public Journal before() {
    return journal.before(line);
  }

  /** The record; absent where it is not the one that was closed. */
  public Optional<CloseRecord> record() throws IOException {
    return content.isPresent() && Sha256.of(content.get()).equals(closed.sha256())
        ? Optional.of(CloseRecordJson.read(closed.file(), content.get()))
        : Optional.empty();
  }

  private String sha256() {
    return content.map(bytes -> "sha256 " + Sha256.of(bytes)).orElse(NONE);
  }

  /**
   * Journal, record and signature held against each other.
   *
   * @param publicKey of whoever signed, absent where it is not known
   * @throws IOException where {@code publicKey} is no key
   */
  public List<Check> checks(Optional<Path> publicKey) throws IOException {
    List<Check> checks = new ArrayList<>();
    checks.add(
        Check.ok(
            "journal",
            journal.entries().size()
                + " lines, each chained to the one before, head "
                + journal.head()));
    checks.add(Check.of("close record", "sha256 " + closed.sha256(), sha256()));
    Optional<CloseRecord> record = record();
    if (record.isPresent()) {
      checks.add(
          Check.of(
              "journal lines before it",
              Long.toString(record.get().journalLines()),
              Integer.toString(before().entries().size())));
      checks.add(
          Check.of(
              "record that it replaces",
              record.get().replaces().orElse(NONE),
              numbered(closed.number() - 1).map(Closed::sha256).orElse(NONE)));
    }
    checks.add(signature(publicKey));
    if (numbered(closed.number() + 1).isPresent()) {
      checks.add(
          Check.late(
              "standing",
              "close " + closed.number(),
              "close " + (closed.number() + 1) + " of " + closed.period() + " replaces it"));
    }
    return checks;
  }

  private Optional<Closed> numbered(int number) {
    return journal.closes().stream()
        .map(Recorded::entry)
        .filter(Closed.class::isInstance)
        .map(Closed.class::cast)
        .filter(other -> other.is(closed.period(), number))
        .findFirst();
  }

  private Check signature(Optional<Path> publicKey) throws IOException {
    Optional<String> signature = closed.signature();
    if (publicKey.isEmpty()) {
      return signature.isPresent()
          ? Check.notChecked("signature", "signed; name who signed with '--public-key'")
          : Check.notChecked("signature", "not signed");
    }
    String wanted = "Ed25519, by " + publicKey.get();
    if (signature.isEmpty()) {
      return Check.differs("signature", wanted, "not signed");
    }
    boolean holds =
        content.isPresent() && Signer.verify(publicKey.get(), content.get(), signature.get());
    return holds
        ? Check.ok("signature", wanted)
        : Check.differs("signature", wanted, "not by this key, or not over this record");
  }
}
