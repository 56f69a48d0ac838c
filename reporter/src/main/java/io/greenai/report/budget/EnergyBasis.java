package io.greenai.report.budget;

/** Which of the three energies a budget limits. */
public enum EnergyBasis {
  METERED("metered"),
  IT("it"),
  FACILITY("facility");

  private final String id;

  EnergyBasis(String id) {
    this.id = id;
  }

  /** The name in a file and on a report. */
  public String id() {
    return id;
  }
}
