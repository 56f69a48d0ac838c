package io.greenai.report.budget;

import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Impact;

/** Which of the reports' views the carbon limits of a budget count in. */
public enum BudgetView {
  /** Life-cycle emissions of electricity, and the amortised share of making the hardware. */
  LCA("lca", "life-cycle emissions of electricity and hardware") {
    @Override
    public CarbonFigure carbon(Impact impact) {
      return impact.operational().plus(impact.embodied());
    }
  },
  /** Scope 2 location-based, 3.1, 3.3 and 3.8 wherever it runs; never 3.2. */
  ESG_LOCATION("esg-location", "Scope 2 location-based, 3.1, 3.3 and 3.8") {
    @Override
    public CarbonFigure carbon(Impact impact) {
      return impact.scope2Location().plus(scope3(impact));
    }
  },
  /** Scope 2 market-based, 3.1, 3.3 and 3.8 wherever it runs; never 3.2. */
  ESG_MARKET("esg-market", "Scope 2 market-based, 3.1, 3.3 and 3.8") {
    @Override
    public CarbonFigure carbon(Impact impact) {
      return impact.scope2Market().plus(scope3(impact));
    }
  };

  private final String id;
  private final String text;

  BudgetView(String id, String text) {
    this.id = id;
    this.text = text;
  }

  /** The name in a file. */
  public String id() {
    return id;
  }

  /** What it counts, in words. */
  public String text() {
    return text;
  }

  private static CarbonFigure scope3(Impact impact) {
    return impact.scope3Cloud().plus(impact.scope3Upstream()).plus(impact.scope3Leased());
  }

  /** What it counts of {@code impact}. */
  public abstract CarbonFigure carbon(Impact impact);
}
