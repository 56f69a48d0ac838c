package io.greenai.ledger;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** A limit of the writer is reached; its message is the reason that a gap gives. */
final class WriteProblem extends IOException {
  private static final long serialVersionUID = 1L;

  WriteProblem(String reason) {
    super(reason);
  }

  /** One of a few words for why writing failed, without paths. */
  static String reason(Exception problem) {
    if (problem instanceof WriteProblem) {
      return String.valueOf(problem.getMessage());
    }
    if (problem instanceof AccessDeniedException) {
      return "access-denied";
    }
    if (problem instanceof NoSuchFileException || problem instanceof FileNotFoundException) {
      return "directory-vanished";
    }
    String message = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("disk quota exceeded")) {
      return "disk-full";
    }
    return message.contains("read-only") ? "read-only" : "write-failed";
  }
}
