package io.greenai.report.budget;

/** Which end of an actual's interval is held against a limit. */
public enum Comparison {
  CENTRAL("compare-central"),
  UPPER("compare-upper");

  private final String id;

  Comparison(String id) {
    this.id = id;
  }

  /** The name in a file. */
  public String id() {
    return id;
  }
}
