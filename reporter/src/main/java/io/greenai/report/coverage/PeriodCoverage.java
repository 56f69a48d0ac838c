package io.greenai.report.coverage;

import static java.util.Objects.requireNonNull;

import io.greenai.report.time.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What ledgers cover of a period.
 *
 * @param until as far as slots are counted: the period's end, or where the books have come to
 * @param declared whether anybody said what was to run; nothing was expected otherwise
 * @param fillsGaps whether missing hours are estimated
 * @param sites at which they are, by name; empty for all
 * @param members what was expected and what kept books, in order
 */
public record PeriodCoverage(
    Period period,
    Instant until,
    boolean declared,
    boolean fillsGaps,
    List<String> sites,
    List<MemberCoverage> members) {
  public PeriodCoverage {
    requireNonNull(period, "period");
    requireNonNull(until, "until");
    sites = List.copyOf(sites);
    members = List.copyOf(members);
  }

  public long expectedSlots() {
    return sum(MemberCoverage::expectedSlots);
  }

  public long coveredSlots() {
    return sum(MemberCoverage::coveredSlots);
  }

  public long missingSlots() {
    return sum(MemberCoverage::missingSlots);
  }

  public Estimated estimated() {
    return members.stream().map(MemberCoverage::estimated).reduce(Estimated.NONE, Estimated::plus);
  }

  /** Missing slots where the organisation has them estimated. */
  public long missingSlotsToFill() {
    return members.stream()
        .filter(one -> sites.isEmpty() || one.site().filter(sites::contains).isPresent())
        .mapToLong(one -> fillsGaps ? one.missingSlots() : 0)
        .sum();
  }

  /** Whether everything that was to run kept its books throughout; absent where nobody knows. */
  public Optional<Boolean> isComplete() {
    return declared ? Optional.of(missingSlots() == 0) : Optional.empty();
  }

  private long sum(ToLongFunction<MemberCoverage> part) {
    return members.stream().mapToLong(part).sum();
  }
}
