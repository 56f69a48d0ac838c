package io.greenai.report.footprint;

import io.greenai.ledger.Quality;
import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.TableManifest;
import io.greenai.report.factor.ValueRange;
import io.greenai.report.org.SiteHardware;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Factors with their errors: the range that a row states between sources, taken as a 95 % interval;
 * where a row states none, the interval of a {@link Pedigree} by the kind of its table. All that
 * uses one row shares its error; a modelled factor errs as the rows that it is made of.
 *
 * @param year that factors are used for
 */
record FactorErrors(int year) {

  /** Measured by the organisation itself or billed to it. */
  private static final Pedigree STATED = new Pedigree(2, 1, 1, 1, 1);

  /** Cradle to gate by its maker, for a like configuration. */
  private static final Pedigree MAKERS_FIGURE = new Pedigree(3, 3, 1, 3, 4);

  /** Studies of 2015 to 2020 of fuels as one country takes them, used for any. */
  private static final Pedigree FUEL_SUPPLY = new Pedigree(3, 3, 4, 5, 3);

  /** By time, from metered generation and typical emissions of each kind of power station. */
  private static final Pedigree SIGNAL = new Pedigree(2, 1, 1, 2, 2);

  /** The same where generation was estimated, or the emissions are ours. */
  private static final Pedigree MODELLED_SIGNAL = new Pedigree(3, 2, 1, 2, 2);

  /**
   * A factor; absent where none is known.
   *
   * @param name of a number that the organisation states, unique over its sites
   */
  Optional<Estimate> of(FactorChoice choice, String name) {
    return choice instanceof FactorChoice.Modelled modelled
        ? Optional.of(modelled(modelled))
        : choice.value().map(value -> estimate(choice, value, interval(choice, value), name));
  }

  /** Making of hardware: what the organisation states of it, it states after its maker. */
  Optional<Estimate> making(FactorChoice choice, String name) {
    return choice instanceof FactorChoice.Stated stated
        ? Optional.of(
            estimate(stated, stated.number(), MAKERS_FIGURE.around(stated.number()), name))
        : of(choice, name);
  }

  /** PUE: what is uncertain of it is the part above 1. */
  Optional<Estimate> pue(FactorChoice choice, String site) {
    return choice
        .value()
        .map(
            value ->
                estimate(
                    choice,
                    value,
                    stated(choice)
                        .map(range -> range(range, value))
                        .orElseGet(() -> pedigree(choice).around(value.subtract(BigDecimal.ONE))),
                    "PUE of " + site));
  }

  /** Grams of making a host, by a table or as the organisation states them after its maker. */
  static Estimate hardware(SiteHardware hardware, String site) {
    BigDecimal grams = hardware.embodiedGrams();
    ErrorSource source =
        hardware
            .host()
            .map(row -> ErrorSource.factor(row.id(), row.isInternal()))
            .orElseGet(() -> ErrorSource.factor("hardware of " + site, false));
    Band interval =
        hardware
            .host()
            .flatMap(row -> row.range().map(range -> partOf(row, range, grams)))
            .orElseGet(() -> MAKERS_FIGURE.around(grams));
    return new Estimate(grams, Uncertainty.within(source, interval), false, Quality.ASSUMED);
  }

  private static Band partOf(FactorRow row, ValueRange range, BigDecimal grams) {
    BigDecimal part = grams.divide(row.value(), Band.PRECISION);
    return new Band(range.low().multiply(part), grams, range.high().multiply(part));
  }

  /** To first order. */
  private Estimate modelled(FactorChoice.Modelled choice) {
    Uncertainty sum = Uncertainty.NONE;
    for (FactorChoice.Term term : choice.terms()) {
      FactorRow row = term.row();
      Band interval = interval(new FactorChoice.Published(row, Optional.empty()), row.value());
      sum =
          sum.plus(
              Uncertainty.within(ErrorSource.factor(row.id(), row.isInternal()), interval)
                  .times(term.slope()));
    }
    return new Estimate(choice.number(), sum, false, choice.quality());
  }

  private static Estimate estimate(
      FactorChoice choice, BigDecimal value, Band interval, String name) {
    return new Estimate(
        value, Uncertainty.within(source(choice, name), interval), false, choice.quality());
  }

  private static ErrorSource source(FactorChoice choice, String name) {
    if (choice instanceof FactorChoice.Timed timed) {
      return ErrorSource.factor(timed.series(), timed.isInternal());
    }
    return choice.rows().stream()
        .findFirst()
        .map(row -> ErrorSource.factor(row.id(), row.isInternal()))
        .orElseGet(() -> ErrorSource.factor(name, false));
  }

  private Band interval(FactorChoice choice, BigDecimal value) {
    return stated(choice)
        .map(range -> range(range, value))
        .orElseGet(() -> pedigree(choice).around(value));
  }

  private static Optional<ValueRange> stated(FactorChoice choice) {
    return choice instanceof FactorChoice.Published published
        ? published.row().range()
        : Optional.empty();
  }

  private static Band range(ValueRange range, BigDecimal value) {
    return new Band(range.low(), value, range.high());
  }

  private Pedigree pedigree(FactorChoice choice) {
    if (choice instanceof FactorChoice.Published published) {
      return ofTable(published.row().table(), temporal(choice));
    }
    if (choice instanceof FactorChoice.Timed) {
      return choice.quality() == Quality.MEASURED ? SIGNAL : MODELLED_SIGNAL;
    }
    return choice instanceof FactorChoice.Assumed
        ? new Pedigree(4, 5, temporal(choice), 5, 4)
        : STATED;
  }

  private static Pedigree ofTable(TableManifest table, int temporal) {
    return switch (table.quantity()) {
      case GRID_INTENSITY ->
          table.boundary() == FactorBoundary.DIRECT
              ? new Pedigree(2, 1, temporal, 2, 1)
              : new Pedigree(3, 2, temporal, 2, 2);
      case GRID_LOSS -> new Pedigree(3, 2, temporal, 2, 2);
      case GENERATION_SHARE -> new Pedigree(2, 1, temporal, 2, 1);
      case COMBUSTION_FACTOR -> new Pedigree(2, 2, temporal, 3, 1);
      case FUEL_UPSTREAM -> FUEL_SUPPLY;
      case PUE, WUE -> new Pedigree(2, 1, temporal, 1, 1);
      case EMBODIED_DEVICE, EMBODIED_HOST, EMBODIED_PER_GIGABYTE ->
          new Pedigree(3, 3, temporal, 3, 4);
      default -> new Pedigree(3, 3, temporal, 2, 3);
    };
  }

  /** By the oldest of its rows that is for one year. */
  private int temporal(FactorChoice choice) {
    return choice.rows().stream()
        .filter(row -> row.table().quantity().isYearly())
        .mapToInt(row -> Pedigree.temporal(year - row.year()))
        .max()
        .orElse(1);
  }
}
