package io.greenai.report.cli;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.ingest.LedgerEvidence.RunEvidence;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.RunTotals;
import io.greenai.report.query.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runs of a period whose ledgers a selection is a part of. */
final class RunsBehind {
  private final ReportInput input;
  private final Organisation organisation;

  RunsBehind(ReportInput input) {
    this.input = input;
    this.organisation = input.organisation();
  }

  /**
   * Runs that may have booked some of it, in the order of their ids.
   *
   * @param selection terms, as a figure's input has them
   */
  List<RunEvidence> of(Map<String, String> selection) {
    Totals totals = totals(selection);
    Set<String> booked = totals.runs().stream().map(RunTotals::runId).collect(Collectors.toSet());
    return input.evidence().runs().stream()
        .filter(run -> booked.contains(run.header().runId()))
        .filter(run -> is(selection, "run", run.header().runId()))
        .filter(run -> stated(selection, totals, run))
        .filter(run -> is(selection, "host", run.header().hostKey()))
        .filter(run -> is(selection, "site", siteOf(run).map(Site::name).orElse("none")))
        .filter(run -> is(selection, "hosting", hosting(run)))
        .filter(
            run -> !selection.containsKey("model") || ran(totals, run, key -> isOf(selection, key)))
        .filter(run -> !selection.containsKey("budget") || ran(totals, run, ofBudget(selection)))
        .toList();
  }

  /** Of the period, or of another time that the selection names. */
  private Totals totals(Map<String, String> selection) {
    Footprint current = input.footprint();
    Optional<Footprint> year =
        Optional.ofNullable(selection.get("year"))
            .map(term -> current.builds().get(Integer.valueOf(term)));
    return year.or(
            () ->
                Stream.of(current.earlier(), current.baseYear())
                    .flatMap(List::stream)
                    .filter(
                        other -> other.totals().period().label().equals(selection.get("period")))
                    .findFirst())
        .orElse(current)
        .totals();
  }

  private static boolean is(Map<String, String> selection, String term, String value) {
    return selection.getOrDefault(term, value).equals(value);
  }

  /** Whether windows of the run state the experiments that the selection names, if it names any. */
  private static boolean stated(Map<String, String> selection, Totals totals, RunEvidence run) {
    String wanted = selection.get("experiment");
    return wanted == null
        || totals.runs().stream()
            .filter(one -> one.runId().equals(run.header().runId()))
            .flatMap(one -> one.stretches().stream())
            .anyMatch(one -> String.join(", ", one.experiments()).equals(wanted));
  }

  private Optional<Site> siteOf(RunEvidence run) {
    return organisation.siteOf(run.header().service(), run.header().environment());
  }

  private String hosting(RunEvidence run) {
    return siteOf(run).map(site -> site.hosting().buysElectricity()).orElse(true) ? "own" : "cloud";
  }

  /** Whether the run's service ran such a load on the run's host. */
  private static boolean ran(Totals totals, RunEvidence run, Predicate<LoadKey> wanted) {
    return totals.loads().keySet().stream()
        .anyMatch(
            load ->
                load.hostKey().equals(run.header().hostKey())
                    && load.service().equals(run.header().service())
                    && wanted.test(load));
  }

  private Predicate<LoadKey> ofBudget(Map<String, String> selection) {
    String name = selection.getOrDefault("budget", "");
    return input.budgets().stream()
        .map(BudgetOutcome::budget)
        .filter(budget -> budget.name().equals(name))
        .<Predicate<LoadKey>>map(budget -> budget.selector()::takes)
        .findFirst()
        .orElse(load -> input.unbudgeted().stretches().stream().anyMatch(one -> one.test(load)));
  }

  private static boolean isOf(Map<String, String> selection, LoadKey load) {
    return load.model() != null
        && is(selection, "model", load.model().name())
        && is(selection, "version", load.model().version());
  }
}
