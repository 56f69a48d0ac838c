package io.greenai.report.org;

/** What electricity is generated from, in the three groups that ESRS E1 tells apart. */
public enum EnergySource {
  FOSSIL("fossil"),
  NUCLEAR("nuclear"),
  RENEWABLE("renewable");

  private final String id;

  EnergySource(String id) {
    this.id = id;
  }

  /** The name in a file and in the id of a figure. */
  public String id() {
    return id;
  }
}
