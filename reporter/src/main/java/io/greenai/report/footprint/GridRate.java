package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorChoice;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a kilowatt-hour drawn from the grid emits by one way of counting, and what has to be told of
 * that number.
 *
 * @param grams gCO2e/kWh; absent where nothing of it is known
 * @param missing what belongs in it and is not known; where there are grams they are a lower bound
 * @param notes about what is in it
 */
record GridRate(Optional<Estimate> grams, SortedSet<String> missing, SortedSet<String> notes) {
  GridRate {
    requireNonNull(grams, "grams");
    missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    notes = Collections.unmodifiableSortedSet(new TreeSet<>(notes));
  }

  /**
   * A factor as it is.
   *
   * @param name of the factor and of its place, for notes
   */
  static GridRate of(String name, FactorChoice factor, FactorErrors errors) {
    GridRate rate = new GridRate(errors.of(factor, name), new TreeSet<>(), new TreeSet<>());
    if (factor.value().isEmpty()) {
      return rate.lacking(factor.basis());
    }
    return factor.proxy().map(proxy -> rate.noting(name + ": " + proxy)).orElse(rate);
  }

  static GridRate exactly(BigDecimal grams) {
    return new GridRate(Optional.of(Estimate.exactly(grams)), new TreeSet<>(), new TreeSet<>());
  }

  /** The same with other grams. */
  GridRate with(Estimate other) {
    return new GridRate(Optional.of(other), missing, notes);
  }

  /** Times a number that is a rate in form only; absent where one of them is. */
  GridRate times(GridRate factor) {
    return new GridRate(
        grams.flatMap(own -> factor.grams.map(own::times)),
        union(missing, factor.missing),
        union(notes, factor.notes));
  }

  /** Both together; where one is not known the other is a lower bound. */
  GridRate plus(GridRate other) {
    return new GridRate(
        grams.map(own -> other.grams.map(own::plus).orElse(own)).or(() -> other.grams),
        union(missing, other.missing),
        union(notes, other.notes));
  }

  GridRate lacking(String what) {
    return new GridRate(grams, union(missing, Set.of(what)), notes);
  }

  GridRate noting(String note) {
    return new GridRate(grams, missing, union(notes, Set.of(note)));
  }

  /** What facility energy emits at this rate. */
  CarbonFigure emissions(FacilityEnergy facility) {
    if (grams.isEmpty()) {
      return CarbonFigure.undetermined(facility, String.join("; ", missing));
    }
    Estimate known = missing.isEmpty() ? grams.get() : grams.get().atLeast();
    CarbonFigure figure = CarbonFigure.determined(CarbonMass.of(facility, known));
    for (String note : notes) {
      figure = figure.noting(note);
    }
    return missing.isEmpty() ? figure : figure.noting("not in it: " + String.join("; ", missing));
  }

  private static SortedSet<String> union(SortedSet<String> a, Set<String> b) {
    SortedSet<String> union = new TreeSet<>(a);
    union.addAll(b);
    return union;
  }
}
