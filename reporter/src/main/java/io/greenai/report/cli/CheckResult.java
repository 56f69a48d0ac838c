package io.greenai.report.cli;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.BudgetStatus;
import io.greenai.report.budget.Enforcement;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.budget.OnMissingData;
import io.greenai.report.budget.OnUnbudgeted;
import io.greenai.report.budget.Unbudgeted;
import io.greenai.report.disclose.ReportInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a gate found. */
record CheckResult(
    ReportInput input,
    OnUnbudgeted onUnbudgeted,
    Optional<CandidateResult> candidate,
    Verdict verdict) {

  /**
   * What there is to tell of an analysis.
   *
   * @param onUnbudgeted what to do about models that no budget is for
   */
  static CheckResult of(ReportInput input, OnUnbudgeted onUnbudgeted) {
    Unbudgeted unbudgeted = input.unbudgeted();
    Verdict verdict = Verdict.of(input);
    boolean fails = onUnbudgeted == OnUnbudgeted.FAIL && !unbudgeted.isEmpty();
    return new CheckResult(
        input,
        onUnbudgeted,
        Optional.empty(),
        fails
            ? verdict.and(
                new Verdict.Problem(
                    ExitCode.BREACH,
                    "breach: models run without a budget: "
                        + String.join(", ", unbudgeted.models())))
            : verdict);
  }

  /** What there is to tell of candidates, for which what others used is no matter. */
  static CheckResult of(ReportInput input, CandidateResult candidate) {
    List<Verdict.Problem> problems = new ArrayList<>(candidate.problems());
    problems.addAll(Verdict.brokenLedgers(input));
    return new CheckResult(
        input, OnUnbudgeted.REPORT, Optional.of(candidate), new Verdict(problems));
  }

  Unbudgeted unbudgeted() {
    return input.unbudgeted();
  }

  /** Whether a limit fails the gate. */
  static boolean fails(BudgetOutcome outcome, LimitOutcome limit) {
    return (limit.status() == BudgetStatus.BREACH
            && outcome.budget().enforcement() == Enforcement.BLOCK)
        || (limit.status() == BudgetStatus.DATA_GAP
            && outcome.budget().onMissingData() == OnMissingData.FAIL);
  }

  /** A limit in one line. */
  static String sentence(BudgetOutcome outcome, LimitOutcome limit) {
    return "budget '"
        + outcome.budget().name()
        + "' of "
        + outcome.budget().owner()
        + ", "
        + limit.limit().kind()
        + " limit "
        + limit.limit().text()
        + " of "
        + outcome.period().label()
        + ": "
        + limit.status().id()
        + limit
            .actual()
            .map(
                actual ->
                    " at "
                        + ConsoleFormat.amount(limit.limit().measures(), actual.central())
                        + limit
                            .usedPercent()
                            .map(used -> " (" + ConsoleFormat.percent(used) + ")")
                            .orElse(""))
            .orElse("")
        + (limit.notes().isEmpty() ? "" : "; " + String.join("; ", limit.notes()));
  }
}
