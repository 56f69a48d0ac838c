package io.greenai.report.factor.series;

/** An intensity file that cannot be used; the message starts with its name, and place if known. */
public final class IntensityFileException extends RuntimeException {
  IntensityFileException(String where, String problem) {
    super(where + ": " + problem);
  }
}
