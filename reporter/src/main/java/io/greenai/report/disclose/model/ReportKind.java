package io.greenai.report.disclose.model;

/** The two reports. */
public enum ReportKind {
  ESG("esg"),
  LCA("lca");

  private final String id;

  ReportKind(String id) {
    this.id = id;
  }

  /** As in file names and figure ids. */
  public String id() {
    return id;
  }
}
