package io.greenai.report.cli;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.ingest.LedgerEvidence;

/** What an analysis comes to. */
record Verdict(ExitCode code, String text) {

  static Verdict of(ReportInput input) {
    if (input.evidence().hasErrors()) {
      return new Verdict(
          ExitCode.ERROR, "error: the ledgers do not hold; 'verify' tells where and why");
    }
    if (input.budgets().stream().anyMatch(BudgetOutcome::blocks)) {
      return new Verdict(ExitCode.BREACH, "breach: a budget that blocks is exceeded");
    }
    if (input.footprint().totals().firstBooked().isEmpty()) {
      return new Verdict(ExitCode.DATA_GAP, "data gap: " + nothingIn(input));
    }
    if (input.budgets().stream().anyMatch(BudgetOutcome::lacksData)) {
      return new Verdict(ExitCode.DATA_GAP, "data gap: a budget cannot be decided");
    }
    return new Verdict(ExitCode.OK, "ok");
  }

  private static String nothingIn(ReportInput input) {
    LedgerEvidence evidence = input.evidence();
    if (evidence.files().isEmpty()) {
      return "there is no ledger file below " + evidence.root();
    }
    return "the ledgers hold no window of "
        + input.footprint().totals().period().label()
        + evidence.lastBooked().map(end -> "; their last one ends at " + end).orElse("");
  }
}
