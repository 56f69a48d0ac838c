package io.greenai.report.budget;

/** How a limit or a budget stands, best first. */
public enum BudgetStatus {
  /** An intensity of a period without a unit to divide by. */
  NOT_APPLICABLE("not applicable"),
  /** Nothing that the budget is for ran, and the ledgers are complete. */
  NO_ACTIVITY("no activity"),
  OK("ok"),
  /** Over the limit, and within it with a waiver that holds. */
  WAIVED("waived"),
  WARN("warn"),
  /** Within the limit, and over one that was lower earlier in the period. */
  RAISED("over the limit before it was raised"),
  /** It cannot be decided. */
  DATA_GAP("data gap"),
  BREACH("breach");

  private final String id;

  BudgetStatus(String id) {
    this.id = id;
  }

  /** As printed. */
  public String id() {
    return id;
  }

  BudgetStatus worse(BudgetStatus other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
