package io.greenai.report.factor;

/** Who may see a table's values. */
public enum Redistribution {
  /** Anyone. */
  PUBLIC,
  /** Nobody outside the organisation: outputs that leave it hide them. */
  INTERNAL
}
