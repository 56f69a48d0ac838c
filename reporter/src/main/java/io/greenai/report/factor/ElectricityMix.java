package io.greenai.report.factor;

/** Whose electricity a table is about. */
public enum ElectricityMix {
  /** All that a place generates. */
  PRODUCTION,
  /** All that a place uses, with what it trades. */
  CONSUMPTION,
  /** What is left where all claims by contract are taken out. */
  RESIDUAL,
  /** What a supplier delivers. */
  SUPPLIER,
  /** What one contract delivers, such as a power purchase agreement. */
  CONTRACT,
  /** The table is not about electricity. */
  NONE;

  /** Whether the mix is that of a place, which location-based figures are made with. */
  public boolean isOfPlace() {
    return this == PRODUCTION || this == CONSUMPTION;
  }
}
