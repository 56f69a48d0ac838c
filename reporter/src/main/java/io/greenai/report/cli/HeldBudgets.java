package io.greenai.report.cli;

import io.greenai.report.budget.BudgetEvaluator;
import io.greenai.report.budget.BudgetFolder;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.BurnRate;
import io.greenai.report.budget.CarbonBudget;
import io.greenai.report.budget.Coverage;
import io.greenai.report.budget.DecisionLog;
import io.greenai.report.budget.ForecastDays;
import io.greenai.report.budget.Observed;
import io.greenai.report.budget.Unbudgeted;
import io.greenai.report.coverage.PeriodCoverage;
import io.greenai.report.coverage.PopulationCoverage;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.query.AggregationEngine;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.query.Totals;
import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Holds the budgets of a folder against ledgers, in each of their periods that has begun. */
final class HeldBudgets {
  private final BudgetFolder folder;
  private final FiscalCalendar fiscal;
  private final DecisionLog log;
  private final Period reported;
  private final Instant now;
  private final FootprintCalculator calculator;
  private final PopulationCoverage population;
  private final Map<Period, Footprint> footprints = new HashMap<>();

  /**
   * Budgets of an organisation.
   *
   * @param log of what was decided before
   */
  HeldBudgets(
      BudgetFolder folder,
      FiscalCalendar fiscal,
      DecisionLog log,
      Period reported,
      Instant now,
      FootprintCalculator calculator,
      PopulationCoverage population) {
    this.folder = folder;
    this.fiscal = fiscal;
    this.log = log;
    this.reported = reported;
    this.now = now;
    this.calculator = calculator;
    this.population = population;
  }

  /**
   * Every period that totals are needed of: of budgets that share time with {@code reported}.
   *
   * @throws IOException where a budget is to begin when no period of the organisation does
   */
  static Set<Period> periods(BudgetFolder folder, FiscalCalendar fiscal, Period reported)
      throws IOException {
    List<String> wrong = folder.wrongStarts(fiscal);
    if (!wrong.isEmpty()) {
      throw new IOException(wrong.get(0));
    }
    Set<Period> periods = new HashSet<>(stretches(folder, fiscal, reported));
    folder
        .budgets()
        .forEach(budget -> periods.addAll(budget.calendar().overlapping(reported, fiscal)));
    return periods;
  }

  /**
   * How each stands.
   *
   * @param ledgers to read again: where lookbacks end is known only after a first reading
   * @param totals of {@link #periods}
   */
  List<BudgetOutcome> outcomes(LedgerIngest ledgers, Map<Period, Totals> totals)
      throws IOException {
    totals.forEach((period, sums) -> footprints.put(period, calculator.of(sums)));
    Set<Period> lookbacks = new HashSet<>();
    held((budget, period) -> lookbacks.addAll(lookbacks(budget, period)));
    AggregationEngine engine = new ReferenceEngine(lookbacks, calculator.intensities());
    if (!lookbacks.isEmpty()) {
      ledgers.readAgain(engine::accept);
    }
    engine.totals().forEach((period, sums) -> footprints.put(period, calculator.of(sums)));
    List<BudgetOutcome> outcomes = new ArrayList<>();
    held(
        (budget, period) ->
            footprint(period)
                .map(whole -> observed(budget, period, whole))
                .map(observed -> BudgetEvaluator.evaluate(budget, observed))
                .ifPresent(outcomes::add));
    return outcomes;
  }

  /** What models did that no budget is for; after {@link #outcomes}. */
  Unbudgeted unbudgeted() {
    List<Unbudgeted.Stretch> parts = new ArrayList<>();
    for (Period stretch : stretches(folder, fiscal, reported)) {
      List<CarbonBudget> running =
          folder.budgets().stream()
              .filter(budget -> !budget.calendar().overlapping(stretch, fiscal).isEmpty())
              .toList();
      footprint(stretch).ifPresent(part -> parts.add(new Unbudgeted.Stretch(part, running)));
    }
    return new Unbudgeted(parts, folder.policy().onUnbudgeted());
  }

  /** {@code reported}, cut where a budget for one period alone begins or ends. */
  private static List<Period> stretches(
      BudgetFolder folder, FiscalCalendar fiscal, Period reported) {
    SortedSet<Instant> cuts = new TreeSet<>();
    for (CarbonBudget budget : folder.budgets()) {
      if (budget.calendar().start().isPresent()) {
        for (Period alone : budget.calendar().overlapping(reported, fiscal)) {
          cuts.add(alone.start());
          cuts.add(alone.end());
        }
      }
    }
    List<Period> stretches = new ArrayList<>();
    Instant from = reported.start();
    for (Instant cut : cuts) {
      if (cut.isAfter(from) && cut.isBefore(reported.end())) {
        stretches.add(new Period(reported.label(), reported.zone(), from, cut));
        from = cut;
      }
    }
    stretches.add(new Period(reported.label(), reported.zone(), from, reported.end()));
    return stretches;
  }

  private void held(BiConsumer<CarbonBudget, Period> action) {
    for (CarbonBudget budget : folder.budgets()) {
      budget.calendar().overlapping(reported, fiscal).stream()
          .filter(period -> !now.isBefore(period.start()))
          .forEach(period -> action.accept(budget, period));
    }
  }

  private Set<Period> lookbacks(CarbonBudget budget, Period period) {
    Set<Period> lookbacks = new HashSet<>(days(period));
    budget.burnRates().forEach(rate -> rate.recent(period, now).ifPresent(lookbacks::add));
    return lookbacks;
  }

  /** None of a period that is over: its end needs no forecast. */
  private List<Period> days(Period period) {
    return now.isBefore(period.end()) ? ForecastDays.before(now, period.zone()) : List.of();
  }

  private Observed observed(CarbonBudget budget, Period period, Footprint whole) {
    Map<BurnRate, Footprint> recent = new HashMap<>();
    for (BurnRate rate : budget.burnRates()) {
      rate.recent(period, now)
          .flatMap(this::footprint)
          .ifPresent(footprint -> recent.put(rate, footprint));
    }
    List<Footprint> days = days(period).stream().flatMap(day -> footprint(day).stream()).toList();
    Optional<Period> before =
        budget.carryOver().isNone() ? Optional.empty() : budget.calendar().before(period, fiscal);
    return new Observed(whole, recent, days, coverage(period), log, before, now);
  }

  private Coverage coverage(Period period) {
    PeriodCoverage coverage = population.of(period, now);
    return coverage
        .isComplete()
        .map(complete -> new Coverage(complete, reason(coverage)))
        .orElse(Coverage.UNKNOWN);
  }

  private static String reason(PeriodCoverage coverage) {
    return coverage.missingSlots() == 0
        ? "all that was to run kept its books until " + coverage.until()
        : ConsoleFormat.hours(coverage.missingSlots())
            + " of "
            + ConsoleFormat.hours(coverage.expectedSlots())
            + " expected hours are missing from the ledgers";
  }

  private Optional<Footprint> footprint(Period period) {
    return Optional.ofNullable(footprints.get(period));
  }
}
