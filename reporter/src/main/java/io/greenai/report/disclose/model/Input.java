package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a formula uses. */
public sealed interface Input {

  /** As the formula calls it. */
  String name();

  /** Where it is to be found: the id of a figure or of a factor, or what holds it. */
  String source();

  /** Another figure of the same report. */
  record OfFigure(String name, String id) implements Input {
    public OfFigure {
      requireNonNull(name, "name");
      requireNonNull(id, "id");
    }

    @Override
    public String source() {
      return id;
    }
  }

  /** A factor, or a number that the organisation states in the place of one. */
  record OfFactor(String name, FactorRow factor) implements Input {
    public OfFactor {
      requireNonNull(name, "name");
      requireNonNull(factor, "factor");
    }

    @Override
    public String source() {
      return factor.id();
    }
  }

  /**
   * A choice that somebody made.
   *
   * @param name also what it is found under
   */
  record OfPolicy(String name, String choice) implements Input {
    public OfPolicy {
      requireNonNull(name, "name");
      requireNonNull(choice, "choice");
    }

    @Override
    public String source() {
      return name;
    }
  }

  /**
   * A number that somebody wrote, or one that follows from what they wrote.
   *
   * @param name also what it is found under
   * @param value exact, in {@code unit}
   * @param basis what was written, or where
   */
  record OfNumber(String name, BigDecimal value, Unit unit, String basis) implements Input {
    public OfNumber {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
      requireNonNull(unit, "unit");
      requireNonNull(basis, "basis");
    }

    @Override
    public String source() {
      return name;
    }
  }

  /**
   * A sum over ledgers.
   *
   * @param value exact, in {@code unit}
   * @param selection what of the ledgers is in it, by what it is selected; empty for all
   */
  record OfLedgers(String name, BigDecimal value, Unit unit, Map<String, String> selection)
      implements Input {
    public OfLedgers {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
      requireNonNull(unit, "unit");
      selection = Collections.unmodifiableMap(new LinkedHashMap<>(selection));
    }

    @Override
    public String source() {
      return "ledgers";
    }
  }
}
