package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a kilowatt-hour from one kind of power station emits by combustion.
 *
 * @param rows that it is calculated from; none of what burns no fossil fuel
 */
public record TechnologyRate(BigDecimal gramsPerKwh, List<FactorRow> rows) {
  public TechnologyRate {
    requireNonNull(gramsPerKwh, "gramsPerKwh");
    rows = List.copyOf(rows);
  }
}
