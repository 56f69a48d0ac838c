package io.greenai.report.yaml;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Units in which people write masses of greenhouse gas. */
public enum CarbonUnit {
  GRAM("gCO2e", 0),
  KILOGRAM("kgCO2e", 3),
  TONNE("tCO2e", 6);

  /** All units by the symbol that a file uses. */
  public static final Map<String, CarbonUnit> BY_SYMBOL =
      Stream.of(values()).collect(toUnmodifiableMap(unit -> unit.symbol, Function.identity()));

  private final String symbol;
  private final int powerOfTen;

  CarbonUnit(String symbol, int powerOfTen) {
    this.symbol = symbol;
    this.powerOfTen = powerOfTen;
  }

  /** Exact. */
  public BigDecimal toGrams(BigDecimal value) {
    return value.scaleByPowerOfTen(powerOfTen);
  }
}
