package io.greenai.report.budget;

/** How a limit or a budget stands, best first. */
public enum BudgetStatus {
  OK("ok"),
  /** Over the limit, and within it with a waiver that still holds. */
  WAIVED("waived"),
  WARN("warn"),
  /** It cannot be decided. */
  NO_DATA("no-data"),
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
