package io.greenai.fleet;

import io.greenai.fleet.Calendar.ActiveDay;

/** What goes wrong with a run; most often nothing. */
enum Mishap {
  NONE,
  /** Nothing is booked for two hours, and the ledger says so. */
  PAUSED,
  /** The agent was not attached: the service ran, and no ledger tells. */
  ABSENT,
  /** Killed while it wrote its last line. */
  TORN,
  /** Somebody changed a figure afterwards. */
  TAMPERED;

  /** Each quarter has a pause and an absence, one has a torn tail and one is tampered with. */
  static Mishap of(Agent agent, ActiveDay day) {
    boolean isThird = day.inQuarter() == 2;
    return switch (agent.id()) {
      case "bom-1/search/prod" ->
          day.quarter() == 5 && day.inQuarter() == 1 ? TAMPERED : isThird ? PAUSED : NONE;
      case "use1-1/shop/staging" -> isThird ? ABSENT : NONE;
      case "fra-2/nightly-training/prod" -> day.quarter() == 3 && isThird ? TORN : NONE;
      default -> NONE;
    };
  }
}
