package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a formula's place for a factor. Missing is not zero, and neither is a default: the
 * states are kept apart up to the printed page.
 */
public sealed interface FactorChoice {

  /** The number to calculate with, absent where the factor is missing. */
  Optional<BigDecimal> value();

  /** Where the number comes from, or why there is none. */
  String basis();

  /** The rows that the number is made of; none where it is stated, missing or of a series. */
  default List<FactorRow> rows() {
    return List.of();
  }

  /** The best that a figure made with it can be. */
  default Quality quality() {
    return Quality.MEASURED;
  }

  /** {@code proxy 2023} where it is for an earlier year than was asked for. */
  default Optional<String> proxy() {
    return Optional.empty();
  }

  /** Where a kilowatt-hour of it is counted; none where no table says. */
  default Delivery delivery() {
    return rows().isEmpty() ? Delivery.NONE : rows().get(0).table().delivery();
  }

  /** Whether outputs that leave the organisation must not show the number. */
  default boolean isInternal() {
    return rows().stream().anyMatch(FactorRow::isInternal);
  }

  /**
   * A table has a row for exactly this place.
   *
   * @param proxy {@code proxy 2023} where the row is for an earlier year than was asked for
   */
  record Published(FactorRow row, Optional<String> proxy) implements FactorChoice {
    public Published {
      requireNonNull(row, "row");
      requireNonNull(proxy, "proxy");
    }

    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(row.value());
    }

    @Override
    public String basis() {
      return row.source();
    }

    @Override
    public List<FactorRow> rows() {
      return List.of(row);
    }
  }

  /**
   * No table has a row, but tables have what the number can be calculated from.
   *
   * @param formula in words, with the names of the quantities
   * @param terms each row once
   * @param proxy {@code proxy 2023} where the rows are for an earlier year than was asked for
   */
  record Modelled(BigDecimal number, String formula, List<Term> terms, Optional<String> proxy)
      implements FactorChoice {
    public Modelled {
      requireNonNull(number, "number");
      requireNonNull(formula, "formula");
      requireNonNull(proxy, "proxy");
      terms = List.copyOf(terms);
    }

    @Override
    public List<FactorRow> rows() {
      return terms.stream().map(Term::row).toList();
    }

    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(number);
    }

    @Override
    public Quality quality() {
      return Quality.MODELLED;
    }

    @Override
    public String basis() {
      return formula;
    }
  }

  /**
   * The mean of intensities by time, each weighed with the energy of its quarter-hour.
   *
   * @param series that the intensities are of
   * @param source who publishes them, in words
   * @param deliveredAt where their kilowatt-hours are counted
   * @param internal whether they may not be shown outside the organisation
   * @param rows that they are modelled with; none where they are published
   * @param quality the best that a figure made with it can be
   */
  record Timed(
      BigDecimal number,
      String series,
      String source,
      Delivery deliveredAt,
      boolean internal,
      List<FactorRow> rows,
      Quality quality)
      implements FactorChoice {
    public Timed {
      requireNonNull(number, "number");
      requireNonNull(series, "series");
      requireNonNull(source, "source");
      requireNonNull(deliveredAt, "deliveredAt");
      rows = List.copyOf(rows);
      requireNonNull(quality, "quality");
    }

    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(number);
    }

    @Override
    public String basis() {
      return source;
    }

    @Override
    public Delivery delivery() {
      return deliveredAt;
    }

    @Override
    public boolean isInternal() {
      return internal || rows.stream().anyMatch(FactorRow::isInternal);
    }
  }

  /**
   * A row that a number is modelled from.
   *
   * @param slope by how much the number grows where the row's value grows by 1
   */
  record Term(FactorRow row, BigDecimal slope) {
    public Term {
      requireNonNull(row, "row");
      requireNonNull(slope, "slope");
    }
  }

  /** The organisation states the number for its own site. */
  record Stated(BigDecimal number, String source) implements FactorChoice {
    public Stated {
      requireNonNull(number, "number");
      requireNonNull(source, "source");
    }

    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(number);
    }

    @Override
    public String basis() {
      return source;
    }
  }

  /** No row for this place: a row for its kind stands in. */
  record Assumed(FactorRow row) implements FactorChoice {
    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(row.value());
    }

    @Override
    public Quality quality() {
      return Quality.ASSUMED;
    }

    @Override
    public String basis() {
      return row.source();
    }

    @Override
    public List<FactorRow> rows() {
      return List.of(row);
    }
  }

  /** Nothing is known; figures that need it are not determined. */
  record Missing(String why) implements FactorChoice {
    @Override
    public Optional<BigDecimal> value() {
      return Optional.empty();
    }

    @Override
    public String basis() {
      return why;
    }
  }
}
