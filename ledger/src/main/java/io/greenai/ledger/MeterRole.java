package io.greenai.ledger;

/** Whether a meter takes part in the conservation law. */
public enum MeterRole {
  /** Its energy is booked. */
  PART("part"),
  /** It overlaps the parts (psys, BMC): evidence, outside the conservation law. */
  WHOLE("whole");

  private final String id;

  MeterRole(String id) {
    this.id = id;
  }

  /** The name in a ledger line. */
  public String id() {
    return id;
  }
}
