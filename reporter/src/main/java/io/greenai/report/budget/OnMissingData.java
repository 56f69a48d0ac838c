package io.greenai.report.budget;

/** What it does when a budget cannot be decided for lack of data. */
public enum OnMissingData {
  /** It fails the command with the exit code for a data gap. */
  FAIL("fail"),
  /** It is shown. */
  WARN("warn");

  private final String id;

  OnMissingData(String id) {
    this.id = id;
  }

  /** The name in a file. */
  public String id() {
    return id;
  }
}
