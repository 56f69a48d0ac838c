package io.greenai.report.factor;

/** Which emissions a grid factor takes in. */
public enum FactorBoundary {
  /** Combustion at generation alone: the only kind that makes a Scope 2 figure. */
  DIRECT("direct"),
  /** Fuel supply, construction and end of life of the power stations as well. */
  LIFECYCLE("lifecycle"),
  /** The table holds no emissions. */
  NONE("none");

  private final String id;

  FactorBoundary(String id) {
    this.id = id;
  }

  /** The name in a manifest and on a report. */
  public String id() {
    return id;
  }
}
