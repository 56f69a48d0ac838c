package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A sum of emissions that keeps what it could not determine apart: that part is listed as energy,
 * with the reasons, and never counted as zero.
 *
 * @param mass of the part that could be determined; absent where none could
 * @param undetermined energy whose emissions are not in {@code mass}
 * @param reasons why not, in words
 * @param notes what has to be told of the part that is determined
 */
public record CarbonFigure(
    Optional<CarbonMass> mass,
    FacilityEnergy undetermined,
    SortedSet<String> reasons,
    SortedSet<String> notes) {

  /** Nothing that this figure is about. */
  public static final CarbonFigure NONE =
      new CarbonFigure(Optional.empty(), FacilityEnergy.ZERO, new TreeSet<>(), new TreeSet<>());

  public CarbonFigure {
    requireNonNull(mass, "mass");
    requireNonNull(undetermined, "undetermined");
    reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
    notes = Collections.unmodifiableSortedSet(new TreeSet<>(notes));
  }

  public static CarbonFigure determined(CarbonMass mass) {
    return new CarbonFigure(
        Optional.of(mass), FacilityEnergy.ZERO, new TreeSet<>(), new TreeSet<>());
  }

  static CarbonFigure undetermined(FacilityEnergy energy, String reason) {
    return new CarbonFigure(
        Optional.empty(), energy, new TreeSet<>(Set.of(reason)), new TreeSet<>());
  }

  CarbonFigure noting(String note) {
    SortedSet<String> more = new TreeSet<>(notes);
    more.add(note);
    return new CarbonFigure(mass, undetermined, reasons, more);
  }

  /** Whether there is anything that this figure is about. */
  public boolean isApplicable() {
    return mass.isPresent() || !reasons.isEmpty();
  }

  /** Whether all of it could be determined. */
  public boolean isComplete() {
    return mass.isPresent() && reasons.isEmpty();
  }

  /** What is determined by a factor of 0 or more whose error is not included; the rest as it is. */
  CarbonFigure times(BigDecimal factor, Quality ofFactor) {
    return new CarbonFigure(
        mass.map(known -> new CarbonMass(known.grams().times(factor, ofFactor))),
        undetermined,
        reasons,
        notes);
  }

  /** A share of it, of what is not determined as well. */
  public CarbonFigure share(BigDecimal share) {
    return new CarbonFigure(
        mass.map(known -> new CarbonMass(known.grams().times(share, Quality.MEASURED))),
        undetermined.times(share),
        reasons,
        notes);
  }

  public CarbonFigure plus(CarbonFigure other) {
    SortedSet<String> allReasons = new TreeSet<>(reasons);
    allReasons.addAll(other.reasons);
    SortedSet<String> allNotes = new TreeSet<>(notes);
    allNotes.addAll(other.notes);
    Optional<CarbonMass> sum =
        mass.map(own -> other.mass.map(own::plus).orElse(own)).or(() -> other.mass);
    return new CarbonFigure(sum, undetermined.plus(other.undetermined), allReasons, allNotes);
  }
}
