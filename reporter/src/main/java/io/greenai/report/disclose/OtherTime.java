package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Marks inputs as those of another time than the report's, so that none is taken for its namesake
 * in the period.
 *
 * @param name before the names of inputs
 * @param terms that its ledgers are selected by besides
 */
record OtherTime(String name, Map<String, String> terms) {
  OtherTime {
    terms = Map.copyOf(terms);
  }

  Derivation in(Derivation derivation) {
    return derivation.replacing(this::in, this::in);
  }

  Formula in(Named named) {
    return new Named(
        named.name(), in(named.input()), named.behind().stream().map(this::in).toList());
  }

  private Input in(Input input) {
    if (input instanceof OfFactor factor) {
      return new OfFactor(name(factor), factor.factor());
    }
    if (input instanceof OfNumber number) {
      return new OfNumber(name(number), number.value(), number.unit(), number.basis());
    }
    if (input instanceof OfLedgers ledgers) {
      Map<String, String> selection = new LinkedHashMap<>(ledgers.selection());
      selection.putAll(terms);
      return new OfLedgers(name(ledgers), ledgers.value(), ledgers.unit(), selection);
    }
    return input;
  }

  private String name(Input input) {
    return name + ": " + input.name();
  }
}
