package io.greenai.ledger;

/** The part of a machine whose energy a meter counts. */
public enum Domain {
  CPU("cpu"),
  DRAM("dram"),
  GPU("gpu"),
  /** A whole meter minus the parts inside it; only a surplus is booked. */
  REST("rest");

  private final String id;

  Domain(String id) {
    this.id = id;
  }

  /** The name in a ledger line. */
  public String id() {
    return id;
  }
}
