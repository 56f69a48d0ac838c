package io.greenai.report.budget;

/** What a gate does about energy that no budget is for. */
public enum OnUnbudgeted {
  /** It is shown. */
  REPORT("report"),
  /** It is shown, and told on standard error. */
  WARN("warn"),
  /** It fails the command as a breach: nothing is missing but a decision. */
  FAIL("fail");

  private final String id;

  OnUnbudgeted(String id) {
    this.id = id;
  }

  /** The name in a file and on a report. */
  public String id() {
    return id;
  }
}
