package io.greenai.ledger;

/** How a figure came to be, best first. A figure made of several has the worst of them. */
public enum Quality {
  /** Read from a counter on this host. */
  MEASURED("measured"),
  /** A power model times measured utilisation. */
  MODELLED("modelled"),
  /** Constants only. */
  ASSUMED("assumed");

  private final String id;

  Quality(String id) {
    this.id = id;
  }

  /** The name in a ledger line. */
  public String id() {
    return id;
  }

  /** The worse of this and {@code other}. */
  public Quality worse(Quality other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
