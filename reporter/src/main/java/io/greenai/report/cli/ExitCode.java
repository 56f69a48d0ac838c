package io.greenai.report.cli;

/** How a command ends. Where several apply: error over breach over data gap. */
enum ExitCode {
  OK(0),
  ERROR(1),
  BREACH(2),
  DATA_GAP(3),
  USAGE(64);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
