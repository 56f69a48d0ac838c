package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Value.SourceError;
import io.greenai.report.footprint.Deviation;
import io.greenai.report.footprint.ErrorSource;
import io.greenai.report.footprint.ErrorSource.Group;
import io.greenai.report.footprint.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an interval is made of, as far as it may be told. */
final class SourceErrors {
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  /** Beside the widest, what is left where errors cancel out is rounding. */
  private static final BigDecimal ROUNDING = new BigDecimal("1E-20");

  private SourceErrors() {}

  /** Those of internal factors are one, for the error of each would tell its value. */
  static List<SourceError> of(Estimate estimate) {
    BigDecimal rounding =
        estimate.uncertainty().bySource().values().stream()
            .map(SourceErrors::width)
            .reduce(BigDecimal.ZERO, BigDecimal::max)
            .multiply(ROUNDING);
    List<SourceError> errors = new ArrayList<>();
    List<Deviation> internal = new ArrayList<>();
    for (Map.Entry<ErrorSource, Deviation> one : estimate.uncertainty().bySource().entrySet()) {
      Deviation error = one.getValue();
      if (width(error).compareTo(rounding) <= 0) {
        continue;
      }
      if (one.getKey().internal()) {
        internal.add(error);
      } else {
        errors.add(error(one.getKey().group(), one.getKey().name(), error.below(), error.above()));
      }
    }
    if (!internal.isEmpty()) {
      errors.add(
          error(
              Group.FACTOR,
              "internal factors, in squares",
              root(internal, Deviation::down).negate(),
              root(internal, Deviation::up)));
    }
    return errors;
  }

  private static BigDecimal width(Deviation error) {
    return error.down().max(error.up());
  }

  private static SourceError error(Group group, String source, BigDecimal below, BigDecimal above) {
    return new SourceError(group.id(), source, below.round(DIGITS), above.round(DIGITS));
  }

  private static BigDecimal root(List<Deviation> errors, Function<Deviation, BigDecimal> side) {
    return errors.stream()
        .map(side)
        .map(error -> error.pow(2))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .sqrt(DIGITS);
  }
}
