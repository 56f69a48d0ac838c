package io.greenai.report.org;

/** Who runs the machines of a site, which decides the scope that their electricity belongs to. */
public enum Hosting {
  /** The organisation's own server room: Scope 2. */
  OWN("own"),
  /** The organisation's own machines in somebody else's building: Scope 2. */
  COLOCATION("colocation"),
  /** A cloud provider: Scope 3 category 1. */
  CLOUD("cloud"),
  /** Developer machines: Scope 2, with no data centre around them. */
  LAPTOP("laptop");

  private final String id;

  Hosting(String id) {
    this.id = id;
  }

  /** The name in a file and on a report. */
  public String id() {
    return id;
  }

  /** Whether the organisation buys the electricity itself. */
  public boolean buysElectricity() {
    return this != CLOUD;
  }
}
