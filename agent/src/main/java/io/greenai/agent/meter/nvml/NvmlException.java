package io.greenai.agent.meter.nvml;

/** A call of the library failed. */
final class NvmlException extends Exception {
  private static final long serialVersionUID = 1;

  private final NvmlStatus status;

  NvmlException(String function, int code) {
    super(function + ": " + NvmlStatus.of(code).text() + " (" + code + ")");
    this.status = NvmlStatus.of(code);
  }

  NvmlStatus status() {
    return status;
  }
}
