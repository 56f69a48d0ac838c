package io.greenai.report.factor;

/** The factor tables that this program carries are damaged. */
public final class FactorSetException extends RuntimeException {
  FactorSetException(String message) {
    super(message);
  }
}
