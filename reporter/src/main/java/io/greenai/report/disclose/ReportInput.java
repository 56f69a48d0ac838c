package io.greenai.report.disclose;

import static java.util.Objects.requireNonNull;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.Unbudgeted;
import io.greenai.report.close.Closing;
import io.greenai.report.coverage.PeriodCoverage;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.org.Organisation;
import io.greenai.report.statement.ProviderStatements;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a report is made of.
 *
 * @param version of this program
 * @param footprint of the reported period
 * @param coverage of what was to run in the period
 * @param unbudgeted what models did in the reported period that no budget is for
 * @param statements of cloud providers about the period
 * @param now where the books have come to
 * @param closing where the period stands between draft and correction
 * @param files identity of the files that people wrote, by what they are
 */
public record ReportInput(
    String version,
    Organisation organisation,
    FactorSet factors,
    Footprint footprint,
    PeriodCoverage coverage,
    List<BudgetOutcome> budgets,
    Unbudgeted unbudgeted,
    LedgerEvidence evidence,
    ProviderStatements statements,
    Instant now,
    Closing closing,
    Map<String, String> files) {
  public ReportInput {
    requireNonNull(organisation, "organisation");
    requireNonNull(footprint, "footprint");
    requireNonNull(coverage, "coverage");
    requireNonNull(unbudgeted, "unbudgeted");
    requireNonNull(statements, "statements");
    requireNonNull(closing, "closing");
    budgets = List.copyOf(budgets);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
