package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a command held against which budgets: one entry of the decision log.
 *
 * @param recordedAt when it did
 * @param command {@code check}, {@code report} or {@code close}
 * @param period that it was run for, for example {@code 2026-Q4}
 * @param dataUntil where the books had come to
 * @param revision the commit that the budgets were read from, or {@code no history}
 * @param budgets as they held
 * @param standings of their limits
 */
public record Decision(
    Instant recordedAt,
    String command,
    String period,
    Instant dataUntil,
    String revision,
    List<EffectiveBudget> budgets,
    List<Standing> standings) {
  /** The command that freezes a period. */
  public static final String CLOSE = "close";

  public Decision {
    requireNonNull(recordedAt, "recordedAt");
    requireNonNull(command, "command");
    requireNonNull(period, "period");
    requireNonNull(dataUntil, "dataUntil");
    requireNonNull(revision, "revision");
    budgets = List.copyOf(budgets);
    standings = List.copyOf(standings);
  }

  /**
   * How a limit stood.
   *
   * @param kind of the limit, for example {@code absolute}
   * @param start of the budget's own period
   * @param end of the budget's own period
   * @param granted by the file, in base units
   * @param compared what was held against it; absent where it was not determined
   * @param lowerBound whether more than that may have been used
   * @param status for example {@code breach}
   */
  public record Standing(
      String budget,
      String kind,
      Instant start,
      Instant end,
      BigDecimal granted,
      Optional<BigDecimal> compared,
      boolean lowerBound,
      String status) {
    public Standing {
      requireNonNull(budget, "budget");
      requireNonNull(kind, "kind");
      granted = granted.stripTrailingZeros();
      compared = compared.map(BigDecimal::stripTrailingZeros);
    }
  }

  /** Those of {@code outcomes}. */
  public static List<Standing> standings(List<BudgetOutcome> outcomes) {
    return outcomes.stream()
        .flatMap(
            outcome ->
                outcome.limits().stream()
                    .map(
                        held ->
                            new Standing(
                                outcome.budget().name(),
                                held.limit().kind(),
                                outcome.period().start(),
                                outcome.period().end(),
                                held.limit().ceiling(),
                                held.compared(),
                                held.isLowerBound(),
                                held.status().id())))
        .toList();
  }
}
