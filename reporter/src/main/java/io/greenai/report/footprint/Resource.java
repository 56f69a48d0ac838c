package io.greenai.report.footprint;

/** What electricity takes from the environment besides the air, each in its own unit. */
public enum Resource {
  /** Abiotic depletion of elements, in grams of antimony equivalents. */
  ADP_ELEMENTS,
  /** Primary energy, in megajoules. */
  PRIMARY_ENERGY,
  /** Litres evaporated where the computers stand. */
  WATER_ON_SITE,
  /** Litres consumed where the electricity is generated; not weighted by scarcity. */
  WATER_OFF_SITE
}
