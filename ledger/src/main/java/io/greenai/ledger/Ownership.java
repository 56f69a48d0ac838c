package io.greenai.ledger;

/** How the CPU time of a model was found, best first. */
public enum Ownership {
  /** Clocks of threads that work for this model alone, or of the calls themselves. */
  EXACT("exact"),
  /** A shared pool, split by the time that each model had calls in flight. */
  PROPORTIONAL("proportional"),
  /** Threads that ended before their clock could be read, or no clock at all. */
  ESTIMATED("estimated");

  private final String id;

  Ownership(String id) {
    this.id = id;
  }

  /** The name in a ledger line. */
  public String id() {
    return id;
  }

  /** The worse of this and {@code other}. */
  public Ownership worse(Ownership other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
