package io.greenai.fleet;

/** What became of an agent's quarter-hour. */
enum Fate {
  /** In the ledger, intact: a report must count it. */
  COUNTED,
  /** In the ledger's torn last line: a report must do without it and say so. */
  TORN,
  /** In a line that was changed afterwards: a report must keep it out and say so. */
  TAMPERED,
  /** Never booked, as the ledger itself tells. */
  PAUSED,
  /** Never booked, and no ledger tells. */
  ABSENT
}
