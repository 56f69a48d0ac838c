package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.close.CloseRecord;
import io.greenai.report.close.Closing;
import io.greenai.report.close.Restatement;
import io.greenai.report.close.Restatements;
import io.greenai.report.close.Statement;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.ReportKind;
import io.greenai.report.disclose.model.Revision;
import io.greenai.report.disclose.model.Status;
import io.greenai.report.disclose.model.Status.Stage;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a report restates, and what that makes of it. */
final class RevisionPage {
  private static final String PREVIOUS = "previous.";
  private static final String DIFFERENCE = "difference.";
  private static final int DIGITS = 16;

  private final Closing closing;
  private final Map<String, Figure> figures;
  private final List<Restatement> restatements;

  /**
   * Of a report.
   *
   * @param figures of it, without those of this page
   */
  RevisionPage(Closing closing, ReportKind kind, Map<String, Figure> figures) {
    this.closing = closing;
    this.figures = figures;
    this.restatements =
        closing
            .corrects()
            .map(close -> close.figures().getOrDefault(kind.id(), List.of()))
            .map(
                before ->
                    Restatements.of(
                        withoutPage(before), Statements.of(figures.values()), closing.changes()))
            .orElse(List.of());
  }

  private static List<Statement> withoutPage(List<Statement> stated) {
    return stated.stream()
        .filter(one -> !one.id().startsWith(PREVIOUS) && !one.id().startsWith(DIFFERENCE))
        .toList();
  }

  Revision page() {
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
        restatements.stream().map(this::restated).toList(),
        closing.remark());
  }

  Status status(int day, int days) {
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
      return new Status(
          Stage.FINAL, day, days, "close " + closing.corrects().map(CloseRecord::number).orElse(0));
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
    return "close " + close.number() + " of " + close.period().label() + ", " + close.closedAt();
  }

  /** Of both statements: a record does not keep the one of the first. */
  private static Quality quality(Figure now) {
    return now.value() instanceof Known known ? known.quality() : Quality.ASSUMED;
  }

  private Revision.Restated restated(Restatement restatement) {
    Statement any = restatement.after().or(restatement::before).orElseThrow();
    Unit unit = Unit.valueOf(any.unit());
    Figure now =
        Optional.ofNullable(figures.get(any.id()))
            .orElseGet(
                () ->
                    Figure.absent(any.id(), any.label(), unit, Reason.NOT_APPLICABLE, "")
                        .by("not stated any more"));
    Figure previously =
        number(
                PREVIOUS + any.id(),
                "Previously stated: " + any.label(),
                restatement.before().flatMap(Statement::number),
                now,
                Reason.NOT_DETERMINED)
            .by("as closed", new OfPolicy("close record", closing.correctsHash()));
    Figure difference =
        number(
                DIFFERENCE + any.id(),
                "Difference: " + any.label(),
                restatement.difference(),
                now,
                Reason.NOT_APPLICABLE)
            .by(
                "currently stated - previously stated",
                new OfFigure("currently stated", any.id()),
                new OfFigure("previously stated", PREVIOUS + any.id()));
    return new Revision.Restated(
        previously, now, difference, String.join("; ", restatement.causes()));
  }

  /** In the unit and of the quality of {@code now}. */
  private static Figure number(
      String id, String label, Optional<BigDecimal> number, Figure now, Reason without) {
    return number
        .map(known -> Figure.known(id, label, now.unit(), known, quality(now)))
        .orElseGet(() -> Figure.absent(id, label, now.unit(), without, ""))
        .per(now.per());
  }
}
