package io.greenai.report.org;

/** Whether energy that no model used itself is shared out among the models. */
public enum Allocation {
  /** It stays in its own account. */
  NONE("none"),
  /** By the energy that each used itself. */
  BY_ACTIVITY("by-activity"),
  /** By the CPU time that was kept for each, used or not. */
  BY_RESERVATION("by-reservation");

  private final String id;

  Allocation(String id) {
    this.id = id;
  }

  /** The name in a file and on a report. */
  public String id() {
    return id;
  }
}
