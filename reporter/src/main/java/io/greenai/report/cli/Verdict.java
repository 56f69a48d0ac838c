package io.greenai.report.cli;

import static java.util.stream.Collectors.joining;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.ingest.LedgerEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an analysis comes to.
 *
 * @param problems all of them, the worst first
 */
record Verdict(List<Problem> problems) {
  Verdict {
    problems = problems.stream().sorted(Comparator.comparing(Problem::code)).toList();
  }

  /** Something that fails a command. */
  record Problem(ExitCode code, String text) {}

  static Verdict of(ReportInput input) {
    List<Problem> problems = new ArrayList<>();
    problems.addAll(brokenLedgers(input));
    if (input.budgets().stream().anyMatch(BudgetOutcome::blocks)) {
      problems.add(new Problem(ExitCode.BREACH, "breach: a budget that blocks is exceeded"));
    }
    if (input.footprint().totals().firstBooked().isEmpty()) {
      problems.add(new Problem(ExitCode.DATA_GAP, "data gap: " + nothingIn(input)));
    } else if (input.budgets().stream().anyMatch(BudgetOutcome::lacksData)) {
      problems.add(new Problem(ExitCode.DATA_GAP, "data gap: a budget cannot be decided"));
    }
    return new Verdict(problems);
  }

  /** What is wrong with the ledgers, whatever is asked of them. */
  static List<Problem> brokenLedgers(ReportInput input) {
    return findings(input).stream()
        .map(finding -> new Problem(ExitCode.ERROR, "error: " + finding))
        .toList();
  }

  /** The same in words; none where the ledgers hold. */
  static List<String> findings(ReportInput input) {
    List<String> findings = new ArrayList<>();
    if (input.evidence().hasErrors()) {
      findings.add("the ledgers do not hold; 'verify' tells where and why");
    }
    if (!input.closing().tampered().isEmpty()) {
      findings.add(
          "ledgers are not what was recorded of them: "
              + input.closing().tampered().entrySet().stream()
                  .map(one -> one.getKey() + " " + one.getValue())
                  .sorted()
                  .collect(joining(", ")));
    }
    return findings;
  }

  Verdict and(Problem problem) {
    List<Problem> all = new ArrayList<>(problems);
    all.add(problem);
    return new Verdict(all);
  }

  /** Of the worst problem. */
  ExitCode code() {
    return problems.isEmpty() ? ExitCode.OK : problems.get(0).code();
  }

  /** Of the worst problem of a command that a breach does not fail. */
  ExitCode codeBesideBreaches() {
    return problems.stream()
        .map(Problem::code)
        .filter(code -> code != ExitCode.BREACH)
        .findFirst()
        .orElse(ExitCode.OK);
  }

  String text() {
    return problems.isEmpty() ? "ok" : problems.stream().map(Problem::text).collect(joining("; "));
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
