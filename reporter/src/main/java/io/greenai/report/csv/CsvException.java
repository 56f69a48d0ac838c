package io.greenai.report.csv;

import java.io.IOException;

/** A table that cannot be used; the message starts with file and line. */
public final class CsvException extends IOException {
  private static final long serialVersionUID = 1;

  public CsvException(String where, String problem) {
    super(where + ": " + problem);
  }
}
