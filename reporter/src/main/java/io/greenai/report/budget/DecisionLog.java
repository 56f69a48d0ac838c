package io.greenai.report.budget;

import io.greenai.report.budget.Decision.Standing;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was decided before, oldest first. What a limit was earlier in a period, and whether it was
 * breached then, is read from here and not from the history of files: a file tells what it says
 * now, the log what it said when it mattered.
 */
public record DecisionLog(List<Decision> decisions) {
  /** Of somebody who keeps none. */
  public static final DecisionLog NONE = new DecisionLog(List.of());

  public DecisionLog {
    decisions = decisions.stream().sorted(Comparator.comparing(Decision::recordedAt)).toList();
  }

  /**
   * How a limit stood when its period was closed; absent where it was not, or before it was over.
   */
  Optional<Closed> closed(CarbonBudget budget, Limit limit, Period period) {
    return decisions.stream()
        .filter(decision -> decision.command().equals(Decision.CLOSE))
        .filter(decision -> !decision.dataUntil().isBefore(period.end()))
        .flatMap(
            decision ->
                of(decision, budget, limit, period)
                    .map(standing -> new Closed(decision.recordedAt(), standing)))
        .reduce((first, last) -> last);
  }

  /** A standing that does not change any more. */
  record Closed(Instant on, Standing standing) {}

  /** The lowest limit that held since {@code period} began, where it was lower than now. */
  Optional<Lowered> lower(CarbonBudget budget, Limit limit, Period period) {
    Optional<Lowered> lowest = Optional.empty();
    for (Decision decision : since(period)) {
      Optional<BigDecimal> then =
          named(decision, budget.name()).flatMap(old -> old.ceiling(limit.kind()));
      boolean lower =
          then.isPresent()
              && then.get().compareTo(limit.ceiling()) < 0
              && lowest.map(Lowered::ceiling).map(then.get()::compareTo).orElse(-1) <= 0;
      if (lower) {
        lowest = Optional.of(new Lowered(then.get(), decision.recordedAt()));
      }
    }
    return lowest;
  }

  /**
   * A limit that was lower.
   *
   * @param lastSeen when a decision was last taken by it
   */
  record Lowered(BigDecimal ceiling, Instant lastSeen) {}

  /** When a limit of less than now was first found breached in {@code period}. */
  Optional<Instant> breached(CarbonBudget budget, Limit limit, Period period) {
    return since(period).stream()
        .filter(
            decision ->
                of(decision, budget, limit, period)
                    .anyMatch(
                        standing ->
                            standing.status().equals(BudgetStatus.BREACH.id())
                                && standing.granted().compareTo(limit.ceiling()) < 0))
        .map(Decision::recordedAt)
        .findFirst();
  }

  /** What changed in a budget since {@code period} began, one line for each setting and time. */
  List<String> changes(CarbonBudget budget, Period period) {
    List<String> changes = new ArrayList<>();
    Optional<EffectiveBudget> before = Optional.empty();
    for (Decision decision : since(period)) {
      Optional<EffectiveBudget> then = named(decision, budget.name());
      if (then.isPresent()) {
        String when =
            "seen by the "
                + decision.command()
                + " of "
                + decision.recordedAt()
                + ", "
                + decision.revision();
        before.ifPresent(old -> changes.addAll(changes(old, then.get(), when)));
        before = then;
      }
    }
    EffectiveBudget now = EffectiveBudget.of(budget);
    before.ifPresent(old -> changes.addAll(changes(old, now, "new with this run")));
    return changes;
  }

  private static List<String> changes(EffectiveBudget old, EffectiveBudget young, String when) {
    TreeSet<String> keys = new TreeSet<>(old.values().keySet());
    keys.addAll(young.values().keySet());
    return keys.stream()
        .filter(key -> !old.shown(key).equals(young.shown(key)))
        .map(
            key ->
                "changed in the period: "
                    + key
                    + " "
                    + old.shown(key)
                    + " -> "
                    + young.shown(key)
                    + ", "
                    + when)
        .toList();
  }

  private List<Decision> since(Period period) {
    return decisions.stream()
        .filter(decision -> !decision.recordedAt().isBefore(period.start()))
        .toList();
  }

  private static Optional<EffectiveBudget> named(Decision decision, String budget) {
    return decision.budgets().stream().filter(one -> one.name().equals(budget)).findFirst();
  }

  private static Stream<Standing> of(
      Decision decision, CarbonBudget budget, Limit limit, Period period) {
    return decision.standings().stream()
        .filter(
            standing ->
                standing.budget().equals(budget.name())
                    && standing.kind().equals(limit.kind())
                    && standing.start().equals(period.start())
                    && standing.end().equals(period.end()));
  }
}
