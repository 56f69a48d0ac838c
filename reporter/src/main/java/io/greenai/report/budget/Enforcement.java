package io.greenai.report.budget;

/** What a breach does. */
public enum Enforcement {
  /** It is shown. */
  REPORT("report"),
  /** It is shown, and told on standard error. */
  WARN("warn"),
  /** It fails the command as well. */
  BLOCK("block");

  private final String id;

  Enforcement(String id) {
    this.id = id;
  }

  /** The name in a file and on a report. */
  public String id() {
    return id;
  }
}
