package io.greenai.report.disclose.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * The units in which a quantity is shown, small to large.
 *
 * @param zero the unit in which nothing is shown
 */
public record UnitLadder(List<Step> steps, String zero) {
  public UnitLadder {
    steps = List.copyOf(steps);
  }

  /**
   * A unit.
   *
   * @param size in base units
   */
  public record Step(String symbol, BigDecimal size) {}

  /** The steps of {@code unit}. */
  public static UnitLadder of(Unit unit) {
    return switch (unit) {
      case MICROJOULES ->
          new UnitLadder(
              List.of(
                  step("nJ", "0.001"),
                  step("µJ", "1"),
                  step("mJ", "1E3"),
                  step("J", "1E6"),
                  step("Wh", "3.6E9"),
                  step("kWh", "3.6E12"),
                  step("MWh", "3.6E15"),
                  step("GWh", "3.6E18")),
              "Wh");
      case GRAMS_CO2E -> grams("CO2e");
      case GRAMS_SB_EQ -> grams("Sb-eq");
      case LITRES ->
          new UnitLadder(
              List.of(step("µL", "1E-6"), step("mL", "1E-3"), step("L", "1"), step("m³", "1E3")),
              "L");
      case MEGAJOULES_PRIMARY ->
          new UnitLadder(
              List.of(
                  step("J", "1E-6"),
                  step("kJ", "1E-3"),
                  step("MJ", "1"),
                  step("GJ", "1E3"),
                  step("TJ", "1E6")),
              "MJ");
      case NANOSECONDS ->
          new UnitLadder(
              List.of(
                  step("ns", "1"),
                  step("µs", "1E3"),
                  step("ms", "1E6"),
                  step("s", "1E9"),
                  step("min", "6E10"),
                  step("h", "3.6E12"),
                  step("d", "8.64E13")),
              "s");
      case HOURS -> single("h");
      case GRAMS_CO2E_PER_KWH -> single("g CO2e/kWh");
      case RATIO -> new UnitLadder(List.of(step("%", "0.01")), "%");
      case PERCENTAGE_POINTS ->
          new UnitLadder(List.of(step("percentage points", "0.01")), "percentage points");
      case FACTOR, SCORE, COUNT, MONEY -> single("");
    };
  }

  private static UnitLadder grams(String of) {
    return new UnitLadder(
        List.of(
            step("ng " + of, "1E-9"),
            step("µg " + of, "1E-6"),
            step("mg " + of, "1E-3"),
            step("g " + of, "1"),
            step("kg " + of, "1E3"),
            step("t " + of, "1E6"),
            step("kt " + of, "1E9")),
        "g " + of);
  }

  private static UnitLadder single(String symbol) {
    return new UnitLadder(List.of(step(symbol, "1")), symbol);
  }

  private static Step step(String symbol, String size) {
    return new Step(symbol, new BigDecimal(size));
  }

  /**
   * The largest step in which {@code number} still shows 1 or more when rounded to {@code digits}
   * significant digits; the smallest step if there is none.
   */
  public Step stepFor(BigDecimal number, Digits digits) {
    for (int i = steps.size() - 1; i > 0; i--) {
      if (digits.round(number, steps.get(i).size()).abs().compareTo(BigDecimal.ONE) >= 0) {
        return steps.get(i);
      }
    }
    return steps.get(0);
  }

  /** {@code amount} of the base unit with the unit that suits it, for a text: {@code 12.3 kWh}. */
  public String write(BigDecimal amount) {
    if (amount.signum() == 0) {
      return "0 " + zero;
    }
    Step step = stepFor(amount, Digits.PRINTED);
    return Digits.PRINTED.write(amount, step.size()) + " " + step.symbol();
  }
}
