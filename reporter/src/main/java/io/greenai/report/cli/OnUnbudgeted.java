package io.greenai.report.cli;

/** What a gate does about models that no budget is for. */
enum OnUnbudgeted {
  REPORT,
  WARN,
  FAIL
}
