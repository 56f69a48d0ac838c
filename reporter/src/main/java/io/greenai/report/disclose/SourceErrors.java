package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Value.SourceError;
import io.greenai.report.footprint.Deviation;
import io.greenai.report.footprint.ErrorSource;
import io.greenai.report.footprint.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** What an interval is made of, as far as it may be told. */
final class SourceErrors {
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  /** Beside the widest, what is left where errors cancel out is rounding. */
  private static final BigDecimal ROUNDING = new BigDecimal("1E-20");

  private SourceErrors() {}

  /**
   * One for each source; where an internal factor is among them one for all, because the errors of
   * several would tell its value.
   */
  static List<SourceError> of(Estimate estimate) {
    SortedMap<ErrorSource, Deviation> sources = estimate.uncertainty().bySource();
    if (sources.keySet().stream().anyMatch(ErrorSource::internal)) {
      return List.of(
          new SourceError(
              "all",
              "sources together, in squares, for one is an internal factor",
              root(sources.values(), Deviation::down).negate(),
              root(sources.values(), Deviation::up)));
    }
    BigDecimal rounding =
        sources.values().stream()
            .map(SourceErrors::width)
            .reduce(BigDecimal.ZERO, BigDecimal::max)
            .multiply(ROUNDING);
    return sources.entrySet().stream()
        .filter(source -> width(source.getValue()).compareTo(rounding) > 0)
        .map(source -> error(source.getKey(), source.getValue()))
        .toList();
  }

  private static BigDecimal width(Deviation error) {
    return error.down().max(error.up());
  }

  private static SourceError error(ErrorSource source, Deviation error) {
    return new SourceError(
        source.group().id(),
        source.name(),
        error.below().round(DIGITS),
        error.above().round(DIGITS));
  }

  private static BigDecimal root(
      Collection<Deviation> errors, Function<Deviation, BigDecimal> side) {
    return errors.stream()
        .map(side)
        .map(error -> error.pow(2))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .sqrt(DIGITS);
  }
}
