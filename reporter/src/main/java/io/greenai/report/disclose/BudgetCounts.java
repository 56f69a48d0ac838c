package io.greenai.report.disclose;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.BudgetView;
import io.greenai.report.budget.Limit;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.budget.Unbudgeted;
import io.greenai.report.disclose.model.Counted;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.Organisation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Figures of the views, cut to what each budget is for and to what none is. */
final class BudgetCounts {
  private final Organisation organisation;
  private final List<BudgetOutcome> outcomes;
  private final Unbudgeted unbudgeted;

  BudgetCounts(Organisation organisation, List<BudgetOutcome> outcomes, Unbudgeted unbudgeted) {
    this.organisation = organisation;
    this.outcomes = outcomes;
    this.unbudgeted = unbudgeted;
  }

  Counted all() {
    Map<String, Counted.Row> rows = new LinkedHashMap<>();
    for (BudgetOutcome outcome : outcomes) {
      for (LimitOutcome held : outcome.limits()) {
        Counted.Row row = row(outcome, held.limit());
        rows.putIfAbsent(row.sum().id(), row);
      }
    }
    return new Counted(
        List.copyOf(rows.values()),
        unbudgeted.isEmpty() ? List.of() : rest(),
        unbudgeted.models(),
        unbudgeted.onUnbudgeted().id());
  }

  /** What a limit's actual is, or for an intensity is divided by items. */
  Counted.Row row(BudgetOutcome outcome, Limit limit) {
    String name = outcome.budget().name() + ", " + outcome.period().label();
    Selection of =
        Selection.MODELS.where(
            "budget", outcome.budget().name(), outcome.budget().selector()::takes);
    String id =
        FigureId.of(
            "budget", outcome.budget().name(), outcome.period().label().toLowerCase(Locale.ROOT));
    if (limit instanceof Limit.Intensity intensity) {
      Selection delivering = of.phases(List.of(intensity.of().phase()));
      if (!takesAll(delivering, of, outcome.footprint())) {
        of = delivering;
        name += ", " + intensity.of().phase().id();
        id += "." + intensity.of().phase().id();
      }
    }
    Cut cut = new Cut(of, id, name);
    return limit.measures() == Limit.Measure.ENERGY
        ? energy(outcome.footprint(), cut)
        : carbon(outcome.footprint(), outcome.budget().view(), cut);
  }

  /** Then both come to the same figures, which are stated once. */
  private static boolean takesAll(Selection part, Selection whole, Footprint footprint) {
    return footprint.impacts().keySet().stream().filter(whole).allMatch(part);
  }

  /** Energy, and emissions in every view that a budget counts in. */
  private List<Counted.Row> rest() {
    SortedSet<BudgetView> views = new TreeSet<>();
    outcomes.forEach(outcome -> views.add(outcome.budget().view()));
    List<Counted.Row> rows = new ArrayList<>();
    boolean whole = unbudgeted.stretches().size() == 1;
    for (Unbudgeted.Stretch stretch : unbudgeted.stretches()) {
      String from = stretch.footprint().totals().period().firstDay().toString();
      Cut cut =
          new Cut(
              Selection.MODELS.where("budget", "none", stretch),
              whole ? "unbudgeted" : FigureId.of("unbudgeted", from),
              whole ? "unbudgeted" : "unbudgeted from " + from);
      rows.add(energy(stretch.footprint(), cut));
      views.forEach(view -> rows.add(carbon(stretch.footprint(), view, cut)));
    }
    return rows;
  }

  private Counted.Row energy(Footprint footprint, Cut cut) {
    Origins origins = new Origins(organisation, footprint);
    Figure sum =
        Stated.estimate(
                cut.id("energy.models.facility"),
                cut.label("Facility energy"),
                Unit.MICROJOULES,
                footprint.total(cut.of()).facility().microjoules())
            .by(origins.facility(cut.of()));
    return new Counted.Row(cut.name(), List.of(), sum);
  }

  private Counted.Row carbon(Footprint footprint, BudgetView view, Cut cut) {
    Origins origins = new Origins(organisation, footprint);
    return switch (view) {
      case LCA -> new LcaStages(organisation, footprint, origins).counted(cut);
      case ESG_LOCATION, ESG_MARKET ->
          new EsgView(organisation, footprint, origins).counted(cut, view);
    };
  }
}
