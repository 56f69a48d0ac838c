package io.greenai.report.disclose.model;

import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An auditor with a report's figures and nothing else: performs every formula again from the values
 * of the inputs that it names.
 */
public final class Reperformance {
  private final Map<String, Figure> figures;
  private final Arithmetic arithmetic = new Arithmetic(this::value);
  private final List<String> differing = new ArrayList<>();
  private final List<String> untraceable = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();
  private int performed;

  /** All of {@code figures}, by their ids. */
  public Reperformance(Map<String, Figure> figures) {
    this.figures = figures;
    figures.values().forEach(this::perform);
  }

  /** All of them. */
  public Map<String, Figure> figures() {
    return figures;
  }

  /** Figures whose formula comes to another number. */
  public List<String> differing() {
    return differing;
  }

  /** Figures with a number that no arithmetic comes to. */
  public List<String> untraceable() {
    return untraceable;
  }

  /** Figures over a number that must not be printed. */
  public List<String> hidden() {
    return hidden;
  }

  /** How many figures were performed again. */
  public int performed() {
    return performed;
  }

  private void perform(Figure figure) {
    if (figure.number().isEmpty()) {
      return;
    }
    if (figure.derivation().arithmetic().isEmpty()) {
      untraceable.add(figure.id());
      return;
    }
    Formula formula = figure.derivation().arithmetic().get();
    Optional<BigDecimal> value = arithmetic.perform(formula);
    BigDecimal stated = figure.number().get();
    if (value.isEmpty()) {
      hidden.add(figure.id());
    } else if (Arithmetic.isFar(stated, value.get(), arithmetic.size(formula))) {
      differing.add(
          figure.id() + " is " + stated + ", but " + formula.text() + " is " + value.get());
    } else {
      performed++;
    }
  }

  private Optional<BigDecimal> value(Input input) {
    if (input instanceof OfFigure of) {
      return Optional.ofNullable(figures.get(of.id())).flatMap(Figure::number);
    }
    if (input instanceof OfFactor of) {
      return Optional.ofNullable(of.factor().value());
    }
    if (input instanceof OfLedgers of) {
      return Optional.of(of.value());
    }
    return input instanceof OfNumber of ? Optional.of(of.value()) : Optional.empty();
  }
}
