package io.greenai.report.cli;

import io.greenai.report.budget.BudgetFolder;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.DecisionLog;
import io.greenai.report.close.CloseRecord;
import io.greenai.report.close.Closes;
import io.greenai.report.close.Closing;
import io.greenai.report.close.Journal;
import io.greenai.report.close.LedgerWatch;
import io.greenai.report.coverage.BookedSlots;
import io.greenai.report.coverage.PopulationCoverage;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.series.IntensityFolder;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.GridSignals;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.org.BaseYear;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.OrganisationFile;
import io.greenai.report.query.AggregationEngine;
import io.greenai.report.query.BuildBooks;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.query.Totals;
import io.greenai.report.statement.ProviderStatements;
import io.greenai.report.time.EarlierPeriods;
import io.greenai.report.time.Period;
import io.greenai.report.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The line from sources to decisions. */
final class Analysis {
  private static final int NO_CLOSE = 0;
  private static final int NEXT_CLOSE = -1;

  private final Sources sources;
  private final Optional<Journal> journal;
  private final int close;
  private final boolean cut;

  private Analysis(Sources sources, Optional<Journal> journal, int close, boolean cut) {
    this.sources = sources;
    this.journal = journal;
    this.close = close;
    this.cut = cut;
  }

  /**
   * All that {@code sources} say; with {@code --as-of} and a journal, what was recorded by then.
   *
   * @throws YamlException where a file that people wrote is wrong
   */
  static ReportInput of(Sources sources) throws IOException {
    Optional<Path> folder = sources.journal();
    if (folder.isEmpty()) {
      return new Analysis(sources, Optional.empty(), NO_CLOSE, false).run();
    }
    Journal journal = Journal.read(folder.get());
    Optional<Instant> asOf = sources.asOf();
    return new Analysis(
            sources,
            Optional.of(asOf.map(journal::asOf).orElse(journal)),
            NO_CLOSE,
            asOf.isPresent())
        .run();
  }

  /**
   * All that {@code sources} say, for the next close of the period.
   *
   * @param journal before the close
   */
  static ReportInput closing(Sources sources, Journal journal) throws IOException {
    return new Analysis(sources, Optional.of(journal), NEXT_CLOSE, false).run();
  }

  /**
   * What {@code sources} said when a period was closed: of ledgers, no more than was recorded then.
   *
   * @param journal before the close
   * @param number of the close
   */
  static ReportInput closed(Sources sources, Journal journal, int number) throws IOException {
    return new Analysis(sources, Optional.of(journal), number, true).run();
  }

  private ReportInput run() throws IOException {
    RecordedSources recorded = new RecordedSources(sources, journal);
    FactorSet factors = recorded.factors();
    Organisation organisation =
        OrganisationFile.read(sources.organisation(), factors, sources.today());
    Period period =
        sources.period(organisation.zone(), organisation.fiscalCalendar(), sources.now());
    BudgetFolder folder = BudgetsCommand.read(sources.budgets());
    SortedSet<Period> periods = new TreeSet<>(List.of(period));
    periods.addAll(HeldBudgets.periods(folder, organisation.fiscalCalendar(), period));
    Map<String, String> hashes = recorded.hashes(organisation, factors);

    EarlierPeriods earlier =
        EarlierPeriods.of(
            period,
            organisation.policy().baseYear().map(BaseYear::year),
            organisation.fiscalCalendar());
    SortedSet<Period> summed = new TreeSet<>(periods);
    summed.addAll(earlier.all());

    GridSignals signals = signals(organisation, factors);
    AggregationEngine engine = new ReferenceEngine(summed, signals);
    BuildBooks builds = new BuildBooks(period, signals);
    LedgerIngest ledgers = known(LedgerIngest.survey(sources.ledger()));
    BookedSlots booked =
        new BookedSlots(
            periods.first().start().minus(PopulationCoverage.LOOKBACK),
            periods.stream().map(Period::end).max(Instant::compareTo).orElseThrow());
    LedgerEvidence evidence =
        ledgers.read(
            slot -> {
              engine.accept(slot);
              builds.accept(slot);
              booked.accept(slot);
            });
    Map<Period, Totals> totals = engine.totals();

    Instant now = now(period, evidence);
    Totals ofPeriod = totals.get(period);
    if (ofPeriod == null) {
      throw new IllegalStateException("The engine lost period " + period.label());
    }
    Closes closes = journal.isPresent() ? Closes.of(journal.get()) : Closes.NONE;
    Factors chosen =
        Factors.of(
            organisation,
            factors,
            closes,
            journal.isPresent()
                ? standing(closes, journal.get(), period, evidence, hashes)
                : Closing.NONE,
            signals,
            ofPeriod);
    FootprintCalculator calculator = chosen.calculator();
    PopulationCoverage coverage = new PopulationCoverage(organisation, booked);
    HeldBudgets held =
        new HeldBudgets(
            folder,
            organisation.fiscalCalendar(),
            journal.map(Journal::decisions).orElse(DecisionLog.NONE),
            period,
            now,
            calculator,
            coverage);
    List<BudgetOutcome> outcomes = held.outcomes(ledgers, totals);
    return new ReportInput(
        GreenaiReporter.version(),
        organisation,
        factors,
        calculator
            .of(ofPeriod)
            .comparedWith(
                footprints(earlier.before(), totals, calculator),
                footprints(earlier.baseYear(), totals, calculator))
            .building(builds.byYear()),
        coverage.of(period, now),
        outcomes,
        held.unbudgeted(),
        evidence,
        sources.statements().isPresent()
            ? ProviderStatements.read(sources.statements().get(), period)
            : ProviderStatements.NONE,
        now,
        chosen.closing(),
        InputFiles.of(sources, folder));
  }

  /** What was recorded; where nothing is, a window was not known before it ended. */
  private LedgerIngest known(LedgerIngest all) {
    return journal.isPresent()
        ? cut ? all.upTo(journal.get().parts()) : all
        : sources.asOf().map(all::until).orElse(all);
  }

  /** Intensities by time, where a folder of them is given. */
  private GridSignals signals(Organisation organisation, FactorSet factors) throws IOException {
    if (sources.intensities().isEmpty()) {
      return GridSignals.NONE;
    }
    Path folder = sources.intensities().get();
    try {
      return GridSignals.of(organisation, IntensityFolder.read(folder), factors.latest());
    } catch (IllegalArgumentException e) {
      throw new IOException(folder + ": " + e.getMessage(), e);
    }
  }

  private static List<Footprint> footprints(
      List<Period> periods, Map<Period, Totals> totals, FootprintCalculator calculator) {
    return periods.stream()
        .flatMap(period -> Stream.ofNullable(totals.get(period)))
        .map(calculator::of)
        .toList();
  }

  private Closing standing(
      Closes closes,
      Journal known,
      Period period,
      LedgerEvidence evidence,
      Map<String, String> hashes)
      throws IOException {
    return Closing.of(
        closes,
        period,
        close == NEXT_CLOSE ? closes.last(period).map(CloseRecord::number).orElse(0) + 1 : close,
        evidence.parts(period.start(), period.end()),
        LedgerWatch.of(known.parts(), evidence).tampered(),
        hashes,
        GreenaiReporter.version());
  }

  private Instant now(Period period, LedgerEvidence evidence) {
    if (close != NO_CLOSE) {
      return period.end();
    }
    Instant end =
        sources.dataUntil().or(sources::asOf).or(evidence::lastBooked).orElse(period.start());
    if (end.isBefore(period.start())) {
      return period.start();
    }
    return end.isBefore(period.end()) ? end : period.end();
  }
}
