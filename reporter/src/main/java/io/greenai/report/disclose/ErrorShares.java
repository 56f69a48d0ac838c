package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import io.greenai.report.footprint.Band;
import io.greenai.report.footprint.ErrorSource.Group;
import io.greenai.report.footprint.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.Stream;

/** Tells in words which kinds of sources make an interval as wide as it is. */
final class ErrorShares {
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private ErrorShares() {}

  /** Of a number without an interval nothing. */
  static String of(Estimate estimate) {
    String shares =
        Stream.of(Group.values())
            .filter(group -> hasWidth(estimate, group))
            .map(group -> group.id() + " " + width(estimate, group))
            .collect(joining(", "));
    return shares.isEmpty() || estimate.central().signum() == 0
        ? ""
        : "95 % interval by source: " + shares;
  }

  private static boolean hasWidth(Estimate estimate, Group group) {
    Band band = estimate.uncertainty().of(group).around(estimate.central());
    return band.low().compareTo(band.high()) < 0;
  }

  private static String width(Estimate estimate, Group group) {
    BigDecimal central = estimate.central();
    Band band = estimate.uncertainty().of(group).around(central);
    String down = percent(central.subtract(band.low()), central);
    String up = percent(band.high().subtract(central), central);
    return down.equals(up) ? "+-" + up + " %" : "-" + down + " to +" + up + " %";
  }

  private static String percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? "0.0"
        : part.multiply(PERCENT)
            .divide(whole, MathContext.DECIMAL128)
            .setScale(1, RoundingMode.HALF_UP)
            .toPlainString();
  }
}
