package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A whole report: the one data model behind its HTML and its PDF.
 *
 * @param responsible who stands behind the report, by role, in printing order
 * @param synthetic whether any of the energy is made up; every page then says so
 * @param models most energy first
 * @param counted what the actuals of {@code budgets} are, and what no budget counts
 */
public record ReportDocument(
    String title,
    String entity,
    Period period,
    Status status,
    Map<String, String> responsible,
    boolean synthetic,
    Generator generator,
    Headline headline,
    Completeness completeness,
    List<ModelRow> models,
    List<BudgetRow> budgets,
    Counted counted,
    EnergyBook energy,
    View view,
    Methods methods,
    Evidence evidence,
    Revision revision)
    implements Figures {
  public ReportDocument {
    requireNonNull(title, "title");
    requireNonNull(entity, "entity");
    requireNonNull(period, "period");
    requireNonNull(status, "status");
    requireNonNull(generator, "generator");
    requireNonNull(counted, "counted");
    requireNonNull(completeness, "completeness");
    responsible = Collections.unmodifiableMap(new LinkedHashMap<>(responsible));
    models = List.copyOf(models);
    budgets = List.copyOf(budgets);
    requireNonNull(methods, "methods");
    requireNonNull(evidence, "evidence");
    requireNonNull(revision, "revision");
  }

  /** The same with its place between draft and correction. */
  public ReportDocument standing(Status at, Revision since) {
    return new ReportDocument(
        title,
        entity,
        period,
        at,
        responsible,
        synthetic,
        generator,
        headline,
        completeness,
        models,
        budgets,
        counted,
        energy,
        view,
        methods,
        evidence,
        since);
  }

  /** Which of the two reports this is. */
  public ReportKind kind() {
    return view.kind();
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.of(
            headline.figures(),
            completeness.figures(),
            view.figures(),
            models.stream().flatMap(ModelRow::figures),
            budgets.stream().flatMap(BudgetRow::figures),
            counted.figures(),
            energy.figures(),
            methods.figures(),
            revision.figures())
        .flatMap(figures -> figures);
  }

  /**
   * Every figure once, by id, in reading order.
   *
   * @throws IllegalStateException if two different figures share an id, if nobody told how one came
   *     about, or if one is derived from a figure that the report does not state
   */
  public Map<String, Figure> figuresById() {
    Map<String, Figure> byId = new LinkedHashMap<>();
    figures()
        .forEach(
            figure -> {
              Figure first = byId.putIfAbsent(figure.id(), figure);
              if (first != null && !first.equals(figure)) {
                throw new IllegalStateException(
                    "Two different figures share the id "
                        + figure.id()
                        + ": "
                        + first.value()
                        + " and "
                        + figure.value());
              }
            });
    byId.values().forEach(figure -> requireOrigin(figure, byId.keySet()));
    return Collections.unmodifiableMap(byId);
  }

  private static void requireOrigin(Figure figure, Set<String> stated) {
    if (!figure.derivation().isTold()) {
      throw new IllegalStateException(
          "Figure " + figure.id() + " has no derivation; no figure is reported without one");
    }
    for (Input input : figure.derivation().inputs()) {
      if (input instanceof Input.OfFigure other && !stated.contains(other.id())) {
        throw new IllegalStateException(
            "Figure "
                + figure.id()
                + " is derived from figure "
                + other.id()
                + ", which the report does not state");
      }
    }
  }
}
