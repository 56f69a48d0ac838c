package io.greenai.report.org;

import io.greenai.report.time.Period;
import io.greenai.report.yaml.YamlMap;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Net revenue of some days, the denominator of a monetary intensity of the period that has just
 * these days.
 *
 * @param amount above 0
 * @param last day, itself one of them
 * @param source where it is stated, for example the financial statements
 */
public record Revenue(
    BigDecimal amount, String currency, LocalDate first, LocalDate last, String source) {

  static Revenue read(YamlMap map) {
    map.onlyKeys("from", "to", "amount", "currency", "source");
    LocalDate first = map.scalar("from").date("from");
    LocalDate last = map.scalar("to").date("to");
    if (last.isBefore(first)) {
      throw map.scalar("to").invalid("to", "it lies before 'from'");
    }
    BigDecimal amount = map.number("amount");
    if (amount.signum() <= 0) {
      throw map.scalar("amount").invalid("amount", "write more than 0, or drop the entry");
    }
    return new Revenue(amount, map.text("currency"), first, last, map.text("source"));
  }

  /** Whether it is of the days of {@code period}, no more and no fewer. */
  public boolean isOf(Period period) {
    return first.equals(period.firstDay()) && last.equals(period.lastDay());
  }
}
