package io.greenai.report.cli;

import io.greenai.report.budget.BudgetFolder;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.CarbonBudget;
import io.greenai.report.budget.DecisionLog;
import io.greenai.report.coverage.BookedSlots;
import io.greenai.report.coverage.PopulationCoverage;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.OrganisationFile;
import io.greenai.report.query.AggregationEngine;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import io.greenai.report.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The line from sources to decisions. */
final class Analysis {
  private final Sources sources;
  private final Clock clock;

  private Analysis(Sources sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * All that {@code sources} say.
   *
   * @throws YamlException where a file that people wrote is wrong
   */
  static ReportInput of(Sources sources, Clock clock) throws IOException {
    return new Analysis(sources, clock).run();
  }

  private ReportInput run() throws IOException {
    FactorSet factors = FactorSetLoader.withPacks(sources.factorPacks());
    Organisation organisation = OrganisationFile.read(sources.organisation(), factors);
    Period period =
        sources.period(organisation.zone(), organisation.fiscalCalendar(), clock.instant());
    BudgetFolder folder = BudgetsCommand.read(sources.budgets());
    SortedSet<Period> periods = new TreeSet<>(List.of(period));
    periods.addAll(HeldBudgets.periods(folder, organisation.fiscalCalendar(), period));

    AggregationEngine engine = new ReferenceEngine(periods);
    LedgerIngest ledgers = LedgerIngest.survey(sources.ledger());
    BookedSlots booked =
        new BookedSlots(
            periods.first().start().minus(PopulationCoverage.LOOKBACK),
            periods.stream().map(Period::end).max(Instant::compareTo).orElseThrow());
    LedgerEvidence evidence =
        ledgers.read(
            slot -> {
              engine.accept(slot);
              booked.accept(slot);
            });
    Map<Period, Totals> totals = engine.totals();

    Instant now = now(period, evidence);
    FootprintCalculator calculator = new FootprintCalculator(organisation, factors);
    PopulationCoverage coverage = new PopulationCoverage(organisation, booked);
    HeldBudgets held =
        new HeldBudgets(
            folder,
            organisation.fiscalCalendar(),
            DecisionLog.NONE,
            period,
            now,
            calculator,
            coverage);
    List<BudgetOutcome> outcomes = held.outcomes(ledgers, totals);
    Totals ofPeriod = totals.get(period);
    if (ofPeriod == null) {
      throw new IllegalStateException("The engine lost period " + period.label());
    }
    return new ReportInput(
        GreenaiReporter.version(),
        organisation,
        factors,
        calculator.of(ofPeriod),
        coverage.of(period, now),
        outcomes,
        held.unbudgeted(),
        evidence,
        now,
        files(folder));
  }

  private Instant now(Period period, LedgerEvidence evidence) {
    Instant end = sources.asOf().or(evidence::lastBooked).orElse(period.start());
    if (end.isBefore(period.start())) {
      return period.start();
    }
    return end.isBefore(period.end()) ? end : period.end();
  }

  private Map<String, String> files(BudgetFolder folder) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("organisation file", identity(sources.organisation()));
    for (CarbonBudget budget : folder.budgets()) {
      files.put("budget " + budget.name(), identity(Path.of(budget.position().file())));
    }
    return files;
  }

  private static String identity(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return file.getFileName() + ", sha256 " + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
