package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Something that a reader of ledgers has to tell.
 *
 * @param line counts from 1; 0 where the finding is about the file as a whole
 * @param message what, the offending value, the limit and what follows from it
 */
public record Finding(Severity severity, Kind kind, Path file, long line, String message) {
  public Finding {
    requireNonNull(severity, "severity");
    requireNonNull(kind, "kind");
    requireNonNull(file, "file");
    requireNonNull(message, "message");
  }

  /** What a finding is about. */
  public enum Kind {
    /** The last line is incomplete: its writer was killed, or is still writing. */
    TORN_TAIL,
    /** A line is not a record of this schema. */
    BROKEN_LINE,
    /** A line's hash does not follow from its bytes and the line before it. */
    CHAIN_BREAK,
    /** The file was written by a later major version of the schema. */
    REFUSED_SCHEMA,
    /** The file has no usable header, or a header contradicts that of the run's other files. */
    HEADER,
    /** The file could not be read to its end. */
    UNREADABLE_FILE,
    /** Fields that this release does not know were ignored. */
    UNKNOWN_FIELDS,
    /** Postings of a window do not sum to its meters. */
    CONSERVATION,
    /** Windows are missing, or out of order, and no gap explains it. */
    SEQUENCE,
    /** A footer does not agree with the file above it, or is missing inside a run. */
    FOOTER,
    /** The same window was found more than once and counted once. */
    DUPLICATE,
    /** Different windows claim the same place in a run; all of them were kept out. */
    FORK,
    /** A file of a run is missing before a later one. */
    MISSING_FILE,
    /** A window tells of lost time or data. */
    GAP
  }

  static Finding error(Kind kind, Path file, long line, String message) {
    return new Finding(Severity.ERROR, kind, file, line, message);
  }

  static Finding warning(Kind kind, Path file, long line, String message) {
    return new Finding(Severity.WARNING, kind, file, line, message);
  }

  static Finding info(Kind kind, Path file, long line, String message) {
    return new Finding(Severity.INFO, kind, file, line, message);
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + message;
  }
}
