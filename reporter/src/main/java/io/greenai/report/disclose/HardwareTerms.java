package io.greenai.report.disclose;

import static java.util.stream.Collectors.toMap;

import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Making hosts, written off over their lives, as formulas tell of it. */
final class HardwareTerms {
  private static final Formula YEAR = Formula.constant("8760", "h");
  private static final Formula HOUR = Formula.constant("3.6E12", "ns/h");

  private final Footprint footprint;
  private final Function<Formula, Formula> life;

  HardwareTerms(Footprint footprint) {
    this(footprint, stated -> stated);
  }

  private HardwareTerms(Footprint footprint, Function<Formula, Formula> life) {
    this.footprint = footprint;
    this.life = life;
  }

  /** If all were written off over {@code years}. */
  HardwareTerms over(int years) {
    return new HardwareTerms(
        footprint, stated -> Formula.constant(Integer.toString(years), "years"));
  }

  /**
   * By the time and the part of each host that is reserved; absent where the site states no
   * hardware, or nothing is reserved.
   */
  Optional<Formula> share(SiteDraw draw) {
    return hostTime(draw.of())
        .flatMap(time -> amortised(draw, "host time by share of what is reserved", time));
  }

  /** For a time, in nanoseconds of whole machines. */
  Optional<Formula> amortised(SiteDraw draw, String name, BigDecimal nanos) {
    List<FactorRow> rows = StatedRows.hardware(draw.at().site()).toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Formula time =
        draw.named(
            name,
            new OfLedgers(name + draw.here(), nanos, Unit.NANOSECONDS, draw.of().terms()),
            List.of());
    return Optional.of(
        stated(draw, "hardware", rows.get(0))
            .times(time)
            .over(life.apply(stated(draw, "lifetime", rows.get(1))).times(YEAR).times(HOUR)));
  }

  private static Formula stated(SiteDraw draw, String name, FactorRow row) {
    return draw.named(name, new OfFactor(row.name(), row), List.of());
  }

  private Optional<BigDecimal> hostTime(Selection of) {
    Map<String, BigInteger> booked =
        footprint.totals().hosts().stream()
            .collect(toMap(HostTotals::hostKey, HostTotals::bookedNanos));
    Optional<BigDecimal> sum = Optional.empty();
    for (LoadKey key : footprint.impacts().keySet()) {
      Optional<Estimate> share = footprint.hostShares().of(key).filter(some -> of.test(key));
      if (share.isPresent()) {
        BigInteger nanos = booked.getOrDefault(key.hostKey(), BigInteger.ZERO);
        BigDecimal time = share.get().central().multiply(new BigDecimal(nanos));
        sum = Optional.of(sum.map(time::add).orElse(time));
      }
    }
    return sum;
  }
}
