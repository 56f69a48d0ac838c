package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.footprint.Footprint;
import io.greenai.report.time.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a budget is held against.
 *
 * @param whole footprint of the budget's period
 * @param recent footprint of the lookback of each burn rate that has one in the period
 * @param days footprints of {@link ForecastDays}, in order
 * @param coverage of the period
 * @param log of what was decided before
 * @param before the budget's period before this one; absent where it runs in this one alone or
 *     carries nothing over
 * @param now where the books have come to; decides which waivers hold
 */
public record Observed(
    Footprint whole,
    Map<BurnRate, Footprint> recent,
    List<Footprint> days,
    Coverage coverage,
    DecisionLog log,
    Optional<Period> before,
    Instant now) {
  public Observed {
    requireNonNull(whole, "whole");
    requireNonNull(coverage, "coverage");
    requireNonNull(log, "log");
    requireNonNull(before, "before");
    requireNonNull(now, "now");
    recent = Map.copyOf(recent);
    days = List.copyOf(days);
  }
}
