package io.greenai.report.disclose.model;

/** The base unit in which a figure's exact value is held. */
public enum Unit {
  MICROJOULES("uJ"),
  GRAMS_CO2E("g CO2e"),
  GRAMS_CO2E_PER_KWH("g CO2e/kWh"),
  LITRES("L"),
  GRAMS_SB_EQ("g Sb-eq"),
  MEGAJOULES_PRIMARY("MJ"),
  NANOSECONDS("ns"),
  HOURS("h"),
  /** A share: 0.25 is a quarter. */
  RATIO("ratio"),
  /** A difference of two shares: 0.01 is one point. */
  PERCENTAGE_POINTS("percentage points"),
  /** A dimensionless factor such as PUE. */
  FACTOR("factor"),
  /** How good a model is, by a measure that the figure's label names; it may be below 0. */
  SCORE("score"),
  /** Of a currency that the figure's label names. */
  MONEY("money"),
  COUNT("count");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** The base unit's symbol, in ASCII. */
  public String symbol() {
    return symbol;
  }
}
