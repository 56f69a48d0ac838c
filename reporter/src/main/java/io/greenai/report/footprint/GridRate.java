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
 * What a kilowatt-hour drawn from the grid emits, or takes of a resource, by one way of counting,
 * and what has to be told of that number.
 *
 * @param perKilowattHour in gCO2e or the resource's unit; absent where nothing of it is known
 * @param missing what belongs in it and is not known; where there is a number it is a lower bound
 * @param notes about what is in it
 */
record GridRate(
    Optional<Estimate> perKilowattHour, SortedSet<String> missing, SortedSet<String> notes) {
  /** Without a number, and nothing that is missed. */
  static final GridRate NOTHING = new GridRate(Optional.empty(), new TreeSet<>(), new TreeSet<>());

  GridRate {
    requireNonNull(perKilowattHour, "perKilowattHour");
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

  /** The same with another number. */
  GridRate with(Estimate other) {
    return new GridRate(Optional.of(other), missing, notes);
  }

  /** Times a number that is a rate in form only; absent where one of them is. */
  GridRate times(GridRate factor) {
    return new GridRate(
        perKilowattHour.flatMap(own -> factor.perKilowattHour.map(own::times)),
        union(missing, factor.missing),
        union(notes, factor.notes));
  }

  /** Both together; where one is not known the other is a lower bound. */
  GridRate plus(GridRate other) {
    return new GridRate(
        perKilowattHour
            .map(own -> other.perKilowattHour.map(own::plus).orElse(own))
            .or(() -> other.perKilowattHour),
        union(missing, other.missing),
        union(notes, other.notes));
  }

  GridRate lacking(String what) {
    return new GridRate(perKilowattHour, union(missing, Set.of(what)), notes);
  }

  GridRate noting(String note) {
    return new GridRate(perKilowattHour, missing, union(notes, Set.of(note)));
  }

  /** The number, a lower bound where anything is missing. */
  Optional<Estimate> known() {
    return missing.isEmpty() ? perKilowattHour : perKilowattHour.map(Estimate::atLeast);
  }

  /** What facility energy emits at this rate. */
  CarbonFigure emissions(FacilityEnergy facility) {
    if (perKilowattHour.isEmpty()) {
      return CarbonFigure.undetermined(facility, String.join("; ", missing));
    }
    CarbonFigure figure = CarbonFigure.determined(CarbonMass.of(facility, known().orElseThrow()));
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
