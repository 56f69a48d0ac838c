package io.greenai.report.factor.series;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Energy at the intensity of its own time.
 *
 * @param grams CO2e of the matched energy, in six decimals
 * @param matchedMicrojoules for whose time there is an intensity
 * @param estimatedMicrojoules of the matched, those whose intensity is estimated
 * @param unmatchedMicrojoules for whose time there is none: they emitted too, and need another
 *     factor
 */
public record MatchedEnergy(
    BigDecimal grams,
    BigInteger matchedMicrojoules,
    BigInteger estimatedMicrojoules,
    BigInteger unmatchedMicrojoules) {

  /** Share of all energy that is matched, from 0 to 1 in six decimals; absent without energy. */
  public Optional<BigDecimal> share() {
    BigInteger all = matchedMicrojoules.add(unmatchedMicrojoules);
    return all.signum() == 0
        ? Optional.empty()
        : Optional.of(
            new BigDecimal(matchedMicrojoules)
                .divide(new BigDecimal(all), 6, RoundingMode.HALF_EVEN));
  }
}
