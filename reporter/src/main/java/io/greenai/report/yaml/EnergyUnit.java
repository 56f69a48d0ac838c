package io.greenai.report.yaml;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Units in which people write energy. */
public enum EnergyUnit {
  JOULE("J", "1e6"),
  MEGAJOULE("MJ", "1e12"),
  GIGAJOULE("GJ", "1e15"),
  WATT_HOUR("Wh", "3.6e9"),
  KILOWATT_HOUR("kWh", "3.6e12"),
  MEGAWATT_HOUR("MWh", "3.6e15");

  /** All units by the symbol that a file uses. */
  public static final Map<String, EnergyUnit> BY_SYMBOL =
      Stream.of(values()).collect(toUnmodifiableMap(unit -> unit.symbol, Function.identity()));

  private final String symbol;
  private final BigDecimal microjoules;

  EnergyUnit(String symbol, String microjoules) {
    this.symbol = symbol;
    this.microjoules = new BigDecimal(microjoules);
  }

  /** Exact. */
  public BigDecimal toMicrojoules(BigDecimal value) {
    return value.multiply(microjoules);
  }
}
