package io.greenai.report.cli;

import io.greenai.report.budget.BudgetStatus;
import io.greenai.report.budget.CandidateOutcome;
import io.greenai.report.footprint.Band;
import io.greenai.report.ingest.LedgerEvidence;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a gate found of candidates.
 *
 * @param evidence of the ledgers of their evaluation
 */
record CandidateResult(List<CandidateOutcome> outcomes, LedgerEvidence evidence) {
  CandidateResult {
    outcomes = List.copyOf(outcomes);
  }

  /** What fails the gate because of them. */
  List<Verdict.Problem> problems() {
    List<Verdict.Problem> problems = new ArrayList<>();
    if (evidence.hasErrors()) {
      problems.add(
          new Verdict.Problem(
              ExitCode.ERROR,
              "error: the ledgers of the candidate do not hold; 'verify' tells where and why"));
    }
    if (fail(BudgetStatus.BREACH)) {
      problems.add(new Verdict.Problem(ExitCode.BREACH, "breach: the candidate is blocked"));
    }
    if (fail(BudgetStatus.DATA_GAP)) {
      problems.add(
          new Verdict.Problem(ExitCode.DATA_GAP, "data gap: the candidate cannot be decided on"));
    }
    return problems;
  }

  private boolean fail(BudgetStatus status) {
    return outcomes.stream().anyMatch(one -> one.fails() && one.status() == status);
  }

  /** Aligned columns, one line for each limit, remarks below. */
  void print(PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of("BUDGET", "CANDIDATE", "LIMIT", "INTENSITY", "LOW", "HIGH", "STATUS", "GATE"));
    for (CandidateOutcome one : outcomes) {
      lines.add(
          List.of(
              one.budget().name(),
              one.model() + " " + one.version(),
              one.limit().kind() + " " + one.limit().text(),
              amount(one, Band::central),
              amount(one, Band::low),
              amount(one, Band::high),
              one.status().id(),
              one.fails() ? "fails" : "passes"));
    }
    BudgetTable.aligned(lines, out);
    outcomes.stream()
        .flatMap(one -> one.notes().stream().map(note -> remark(one, note)))
        .distinct()
        .forEach(out::println);
  }

  /** A candidate and a limit in one line. */
  static String sentence(CandidateOutcome one) {
    return "candidate "
        + one.model()
        + " "
        + one.version()
        + " against "
        + one.limit().kind()
        + " limit "
        + one.limit().text()
        + " of budget '"
        + one.budget().name()
        + "' of "
        + one.budget().owner()
        + ": "
        + one.status().id()
        + (one.notes().isEmpty() ? "" : "; " + String.join("; ", one.notes()));
  }

  private static String remark(CandidateOutcome one, String note) {
    return "  " + one.budget().name() + ", " + one.limit().kind() + ": " + note;
  }

  private static String amount(CandidateOutcome one, Function<Band, BigDecimal> end) {
    return one.intensity()
        .map(end)
        .map(amount -> ConsoleFormat.amount(one.limit().measures(), amount))
        .orElse("-");
  }
}
