package io.greenai.report.budget;

import java.math.BigDecimal;

/** From which share of a limit on something has to be said. */
public record Threshold(BigDecimal percent, Basis basis, Severity severity) {

  /** What is compared. */
  public enum Basis {
    ACTUAL("actual"),
    FORECAST("forecast");

    private final String id;

    Basis(String id) {
      this.id = id;
    }

    /** The name in a file. */
    public String id() {
      return id;
    }
  }

  /** How much it matters, least first. */
  public enum Severity {
    INFO("info"),
    WARN("warn"),
    BREACH("breach");

    private final String id;

    Severity(String id) {
      this.id = id;
    }

    /** The name in a file. */
    public String id() {
      return id;
    }
  }
}
