package io.greenai.report.disclose;

import io.greenai.report.close.Statement;
import io.greenai.report.close.Statement.Kind;
import io.greenai.report.close.Statement.Part;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfPolicy;
import java.util.Collection;
import java.util.List;

/** Figures as a close record keeps them. */
public final class Statements {
  private Statements() {}

  /** All of {@code figures}, in their order. */
  public static List<Statement> of(Collection<Figure> figures) {
    return figures.stream().map(Statements::of).toList();
  }

  private static Statement of(Figure figure) {
    return new Statement(
        figure.id(),
        figure.label(),
        figure.unit().name(),
        figure.number(),
        figure.derivation().inputs().stream().map(Statements::part).toList());
  }

  private static Part part(Input input) {
    if (input instanceof OfFigure figure) {
      return new Part(Kind.FIGURE, figure.id(), "");
    }
    if (input instanceof OfFactor factor) {
      FactorRow row = factor.factor();
      return new Part(Kind.FACTOR, row.id(), row.value() == null ? row.source() : row.shown());
    }
    if (input instanceof OfPolicy policy) {
      return new Part(Kind.POLICY, policy.name(), policy.choice());
    }
    OfLedgers ledgers = (OfLedgers) input;
    return new Part(
        Kind.LEDGERS,
        ledgers.name() + " " + ledgers.selection(),
        ledgers.value().toPlainString() + " " + ledgers.unit().symbol());
  }
}
