package io.greenai.report.factor;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a table's values are: it fixes their unit, the range that they can lie in, and whether a
 * value belongs to the year that it is for or holds until a better one is published.
 */
public enum Quantity {
  /** Emissions of a kilowatt-hour of a place's grid; the table's boundary says which. */
  GRID_INTENSITY("gCO2e/kWh", "0", "3000", true),
  /** Emissions of supplying a kilowatt-hour, without those at generation. */
  UPSTREAM_INTENSITY("gCO2e/kWh", "0", "1000", true),
  /** Share of electricity lost between generation and consumer. */
  GRID_LOSS("1", "0", "0.6", true),
  /** Share of a source in a place's generation; keys are {@code DE:coal}. */
  GENERATION_SHARE("1", "0", "1", true),
  /** Carbon dioxide of burning a fuel, by its lower heating value. */
  COMBUSTION_FACTOR("gCO2/MJ", "0", "200", false),
  /** Electricity from a fuel's lower heating value. */
  GENERATION_EFFICIENCY("1", "0.1", "1", false),
  /** How far a country's fossil plants are from the average efficiency, which is 1. */
  EFFICIENCY_BENCHMARK("1", "0.5", "1.5", false),
  /** Emissions of supplying a fuel, by its lower heating value: well to tank. */
  FUEL_UPSTREAM("gCO2e/kWh of fuel", "0", "200", false),
  /** Emissions of supplying the fuel of a kilowatt-hour from one technology. */
  TECHNOLOGY_UPSTREAM("gCO2e/kWh", "0", "300", false),
  /** Lifecycle emissions of a kilowatt-hour from one technology. */
  TECHNOLOGY_INTENSITY("gCO2e/kWh", "0", "3000", false),
  /** Power usage effectiveness, ISO/IEC 30134-2. */
  PUE("1", "1", "3", true),
  /** Water for cooling per IT energy, ISO/IEC 30134-9. */
  WUE("L/kWh", "0", "20", true),
  /** Litres consumed in generating a kilowatt-hour; never weighted by scarcity. */
  WATER_OFF_SITE("L/kWh", "0", "100", true),
  /** Abiotic depletion of elements. */
  ADP_ELEMENTS("kgSbeq/kWh", "0", "0.00001", true),
  /** Primary energy. */
  PRIMARY_ENERGY("MJ/kWh", "0", "100", true),
  /** Cradle to gate of one device. */
  EMBODIED_DEVICE("kgCO2e", "0", "100000", false),
  /** Cradle to gate of a gigabyte of memory or storage. */
  EMBODIED_PER_GIGABYTE("kgCO2e/GB", "0", "20", false),
  /** Cradle to gate of the whole host that a cloud's instance type runs on. */
  EMBODIED_HOST("kgCO2e", "0", "100000", false),
  /** The country of a cloud region. */
  COUNTRY("ISO 3166-1 alpha-2", "[A-Z]{2}"),
  /**
   * The part of a country that a cloud region stands in; of the United States eGRID's subregion.
   */
  SUBDIVISION("ISO 3166-2", "[A-Z]{2}-[A-Z0-9]{1,3}|US-[A-Z]{4}");

  private final String unit;
  private final Optional<Pattern> words;
  private final BigDecimal least;
  private final BigDecimal most;
  private final boolean yearly;

  Quantity(String unit, String least, String most, boolean yearly) {
    this.unit = unit;
    this.words = Optional.empty();
    this.least = new BigDecimal(least);
    this.most = new BigDecimal(most);
    this.yearly = yearly;
  }

  Quantity(String unit, String words) {
    this.unit = unit;
    this.words = Optional.of(Pattern.compile(words));
    this.least = BigDecimal.ZERO;
    this.most = BigDecimal.ZERO;
    this.yearly = false;
  }

  /** The name in a manifest. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The only unit that values of this quantity come in. */
  public String unit() {
    return unit;
  }

  /** Whether a value is for one year; others hold for any. */
  public boolean isYearly() {
    return yearly;
  }

  /** What is wrong with a value, if anything. */
  public Optional<String> problem(String text) {
    if (words.isPresent()) {
      return words.get().matcher(text).matches()
          ? Optional.empty()
          : Optional.of("'" + text + "' is not a " + id() + " as " + unit);
    }
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
        return Optional.empty();
      }
    } catch (NumberFormatException e) {
      return Optional.of("'" + text + "' is not a number; write it as 123.45, or leave it blank");
    }
    return Optional.of(
        text
            + " is not between "
            + least.toPlainString()
            + " and "
            + most.toPlainString()
            + ", where a "
            + id()
            + " lies in "
            + unit);
  }
}
