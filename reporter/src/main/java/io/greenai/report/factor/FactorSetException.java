package io.greenai.report.factor;

/** Factor tables that are damaged or wrong; the message starts with the file, and line if any. */
public final class FactorSetException extends RuntimeException {
  FactorSetException(String where, String problem) {
    this(where + ": " + problem);
  }

  /** Of a file whose form is wrong already. */
  FactorSetException(String message) {
    super(message);
  }
}
