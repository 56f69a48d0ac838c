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
 * How much of one resource was used, as far as it is known.
 *
 * @param amount in the unit of {@code resource}; absent where none of it is known
 * @param missing why it is not all, in words
 * @param notes what has to be told of what is known
 */
public record ResourceUse(
    Resource resource,
    Optional<Estimate> amount,
    SortedSet<String> missing,
    SortedSet<String> notes) {
  private static final BigDecimal GRAMS_PER_KILOGRAM = BigDecimal.valueOf(1000);
  private static final BigDecimal MICROJOULES_PER_KILOWATT_HOUR = new BigDecimal("3600000000000");

  public ResourceUse {
    requireNonNull(resource, "resource");
    requireNonNull(amount, "amount");
    missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    notes = Collections.unmodifiableSortedSet(new TreeSet<>(notes));
  }

  static ResourceUse none(Resource resource) {
    return new ResourceUse(resource, Optional.empty(), new TreeSet<>(), new TreeSet<>());
  }

  static ResourceUse unknown(Resource resource, String why) {
    return new ResourceUse(resource, Optional.empty(), new TreeSet<>(Set.of(why)), new TreeSet<>());
  }

  /** Cooling: the only factor that is per kilowatt-hour of IT energy (ISO/IEC 30134-9). */
  static ResourceUse cooling(ItEnergy energy, FactorChoice wue, FactorErrors errors, String name) {
    return of(Resource.WATER_ON_SITE, energy.microjoules(), GridRate.of(name, wue, errors));
  }

  /** Of generating the electricity, by a rate in kgSbeq, MJ or L per kilowatt-hour consumed. */
  static ResourceUse generation(Resource resource, FacilityEnergy energy, GridRate rate) {
    ResourceUse use = of(resource, energy.microjoules(), rate);
    return resource == Resource.ADP_ELEMENTS
        ? new ResourceUse(
            resource,
            use.amount.map(kilograms -> kilograms.times(Estimate.exactly(GRAMS_PER_KILOGRAM))),
            use.missing,
            use.notes)
        : use;
  }

  private static ResourceUse of(Resource resource, Estimate microjoules, GridRate rate) {
    return new ResourceUse(
        resource,
        rate.known()
            .map(microjoules::times)
            .map(amount -> amount.dividedBy(MICROJOULES_PER_KILOWATT_HOUR)),
        rate.missing(),
        rate.notes());
  }

  /** The same amount as one of another resource in the same unit. */
  ResourceUse as(Resource other) {
    return new ResourceUse(other, amount, missing, notes);
  }

  /** Whether there is anything that it is about. */
  public boolean isApplicable() {
    return amount.isPresent() || !missing.isEmpty();
  }

  /** Whether all of it is known. */
  public boolean isComplete() {
    return amount.isPresent() && missing.isEmpty();
  }

  /**
   * Both together.
   *
   * @throws IllegalArgumentException if they are not of one resource
   */
  public ResourceUse plus(ResourceUse other) {
    if (resource != other.resource) {
      throw new IllegalArgumentException(resource + " cannot be added to " + other.resource);
    }
    SortedSet<String> all = new TreeSet<>(missing);
    all.addAll(other.missing);
    SortedSet<String> allNotes = new TreeSet<>(notes);
    allNotes.addAll(other.notes);
    return new ResourceUse(
        resource,
        amount.map(own -> other.amount.map(own::plus).orElse(own)).or(() -> other.amount),
        all,
        allNotes);
  }
}
