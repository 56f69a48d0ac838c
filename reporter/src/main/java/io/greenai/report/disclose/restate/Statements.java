package io.greenai.report.disclose.restate;

import io.greenai.report.close.Statement;
import io.greenai.report.close.Statement.Amount;
import io.greenai.report.close.Statement.Kind;
import io.greenai.report.close.Statement.Part;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Value;
import io.greenai.report.disclose.model.Value.Decided;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Range;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
        figure.per(),
        amount(figure.value()),
        figure.derivation().inputs().stream().map(Statements::part).toList());
  }

  private static Optional<Amount> amount(Value value) {
    if (value instanceof Known known) {
      Optional<Range> range = Optional.ofNullable(known.range());
      return Optional.of(
          new Amount(
              known.number(),
              Optional.of(known.quality()),
              range.map(Range::low),
              range.map(Range::high),
              known.lowerBound()));
    }
    return value instanceof Decided decided
        ? Optional.of(
            new Amount(
                decided.number(), Optional.empty(), Optional.empty(), Optional.empty(), false))
        : Optional.empty();
  }

  /** The figure's value that {@code amount} is. */
  static Value value(Amount amount) {
    if (amount.quality().isEmpty()) {
      return new Decided(amount.number());
    }
    Range range =
        amount.low().isPresent() && amount.high().isPresent()
            ? new Range(amount.low().get(), amount.high().get())
            : null;
    return new Known(amount.number(), amount.quality().get(), range, amount.lowerBound());
  }

  /** An input as a close record keeps it. */
  static Part part(Input input) {
    if (input instanceof OfFigure figure) {
      return new Part(Kind.FIGURE, figure.name(), figure.id(), "", Optional.empty(), "");
    }
    if (input instanceof OfFactor used) {
      FactorRow row = used.factor();
      return new Part(
          Kind.FACTOR,
          used.name(),
          row.id(),
          row.shown(),
          Optional.ofNullable(row.value()),
          row.fingerprint());
    }
    if (input instanceof OfPolicy policy) {
      return new Part(
          Kind.POLICY, policy.name(), policy.name(), policy.choice(), Optional.empty(), "");
    }
    if (input instanceof OfNumber number) {
      return new Part(
          Kind.POLICY,
          number.name(),
          number.name(),
          number.basis(),
          Optional.of(number.value()),
          "");
    }
    OfLedgers ledgers = (OfLedgers) input;
    return new Part(
        Kind.LEDGERS,
        ledgers.name(),
        ledgers.name() + " " + ledgers.selection(),
        ledgers.value().toPlainString() + " " + ledgers.unit().symbol(),
        Optional.of(ledgers.value()),
        "");
  }
}
