package io.greenai.report.cli;

/** How a gate tells what it found. */
enum CheckFormat {
  /** Aligned columns for people. */
  TEXT,
  /** SARIF 2.1.0, which code hosts show beside the line of a budget file. */
  SARIF,
  /** JUnit XML, which build servers show as tests. */
  JUNIT
}
