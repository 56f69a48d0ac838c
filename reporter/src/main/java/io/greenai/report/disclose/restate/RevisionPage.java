package io.greenai.report.disclose.restate;

import io.greenai.ledger.Quality;
import io.greenai.report.close.CloseRecord;
import io.greenai.report.close.Closing;
import io.greenai.report.close.Restatement;
import io.greenai.report.close.Statement;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.ReportKind;
import io.greenai.report.disclose.model.Revision;
import io.greenai.report.disclose.model.Status;
import io.greenai.report.disclose.model.Status.Stage;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Decided;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Reason;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a report restates, and what that makes of it. */
public final class RevisionPage {
  private static final String PREVIOUS = "previous.";
  private static final String DIFFERENCE = "difference.";
  private static final int DIGITS = 16;

  private final Closing closing;
  private final Map<String, Figure> figures;
  private final List<Restatement> restatements;
  private final List<Statement> before;

  /**
   * Of a report.
   *
   * @param figures of it, without those of this page
   */
  public RevisionPage(Closing closing, ReportKind kind, Map<String, Figure> figures) {
    this.closing = closing;
    this.figures = figures;
    this.before =
        closing
            .corrects()
            .map(close -> close.figures().getOrDefault(kind.id(), List.of()))
            .map(RevisionPage::withoutPage)
            .orElse(List.of());
    this.restatements =
        closing.corrects().isPresent()
            ? Restatement.all(before, Statements.of(figures.values()))
            : List.of();
  }

  private static List<Statement> withoutPage(List<Statement> stated) {
    return stated.stream()
        .filter(one -> !one.id().startsWith(PREVIOUS) && !one.id().startsWith(DIFFERENCE))
        .toList();
  }

  /** The page; empty where no journal is kept. */
  public Revision page() {
    if (!closing.kept()) {
      return Revision.NONE;
    }
    return new Revision(
        true,
        closing.previous().map(RevisionPage::name).orElse(""),
        closing.changes().stream()
            .map(
                change ->
                    new Revision.Change(
                        change.kind().text(), change.what(), change.before(), change.after()))
            .toList(),
        restated(),
        closing.remark());
  }

  /**
   * What the report is to be called.
   *
   * @param day of the period that its books have come to
   * @param days of the period
   */
  public Status status(int day, int days) {
    if (closing.isClosed()) {
      String close = "close " + closing.number();
      return closing
          .corrects()
          .map(
              before ->
                  new Status(Stage.CORRECTIVE, day, days, close + ", replaces " + named(before)))
          .orElseGet(() -> new Status(Stage.FINAL, day, days, close));
    }
    if (!closing.remark().isEmpty() && restatements.isEmpty()) {
      int number = closing.corrects().map(CloseRecord::number).orElse(0);
      return new Status(
          Stage.FINAL, day, days, "close " + number + ", with a remark that was added since");
    }
    return closing
        .corrects()
        .map(before -> new Status(Stage.CORRECTIVE_DRAFT, day, days, named(before)))
        .orElseGet(() -> Status.draft(day, days));
  }

  private String named(CloseRecord close) {
    return name(close) + " (sha256 " + closing.correctsHash().substring(0, DIGITS) + "...)";
  }

  private static String name(CloseRecord close) {
    return "close "
        + close.number()
        + " of "
        + close.period().label()
        + ", "
        + close.closedAt().truncatedTo(ChronoUnit.SECONDS);
  }

  private List<Revision.Restated> restated() {
    if (restatements.isEmpty()) {
      return List.of();
    }
    Causes causes = new Causes(before, figures, closing.changes());
    return restatements.stream().map(one -> restated(one, causes.of(one))).toList();
  }

  private Revision.Restated restated(Restatement restatement, List<String> causes) {
    Statement any = restatement.figure();
    Unit unit = Unit.valueOf(any.unit());
    Figure now =
        Optional.ofNullable(figures.get(any.id()))
            .orElseGet(
                () ->
                    Figure.absent(any.id(), any.label(), unit, Reason.NOT_APPLICABLE, "")
                        .per(any.per())
                        .by("not stated any more"));
    Figure previously = previously(restatement, now);
    Figure difference =
        derived(
                DIFFERENCE,
                now,
                restatement
                    .difference()
                    .map(number -> difference(number, previously, now))
                    .orElseGet(() -> new Absent(Reason.NOT_APPLICABLE, "")))
            .by(
                "currently stated - previously stated",
                new OfFigure("currently stated", now.id()),
                new OfFigure("previously stated", previously.id()));
    return new Revision.Restated(previously, now, difference, String.join("; ", causes));
  }

  private Figure previously(Restatement restatement, Figure now) {
    return restatement
        .before()
        .flatMap(Statement::amount)
        .map(amount -> derived(PREVIOUS, now, Statements.value(amount)))
        .orElseGet(() -> derived(PREVIOUS, now, new Absent(Reason.NOT_DETERMINED, "")))
        .by("as closed", new OfPolicy("close record", closing.correctsHash()));
  }

  private static Value difference(BigDecimal number, Figure previously, Figure now) {
    return Stream.of(previously, now)
        .flatMap(figure -> figure.quality().stream())
        .reduce(Quality::worse)
        .<Value>map(quality -> new Known(number, quality, null, false))
        .orElseGet(() -> new Decided(number));
  }

  private static Figure derived(String prefix, Figure now, Value value) {
    boolean difference = prefix.equals(DIFFERENCE);
    String label = (difference ? "Difference: " : "Previously stated: ") + now.label();
    Unit unit = difference && now.unit() == Unit.RATIO ? Unit.PERCENTAGE_POINTS : now.unit();
    return Figure.of(prefix + now.id(), label, unit, value).per(now.per());
  }
}
