package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.Redistribution;
import io.greenai.report.factor.series.IntensitySeries;
import io.greenai.report.factor.series.SignalPublisher;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The intensities by time that hold for a site.
 *
 * @param zone of the grid, as the publisher names it
 * @param direct absent where no file has any
 * @param lifecycle absent where no file has any
 * @param rows that intensities are modelled with; none where they are published
 */
public record SiteSignals(
    SignalPublisher publisher,
    String zone,
    Optional<IntensitySeries> direct,
    Optional<IntensitySeries> lifecycle,
    List<FactorRow> rows) {
  public SiteSignals {
    requireNonNull(publisher, "publisher");
    requireNonNull(zone, "zone");
    requireNonNull(direct, "direct");
    requireNonNull(lifecycle, "lifecycle");
    rows = List.copyOf(rows);
  }

  /** Direct first. */
  public List<IntensitySeries> all() {
    return Stream.concat(direct.stream(), lifecycle.stream()).toList();
  }

  /**
   * The mean of intensities over energy, each weighed with the energy of its quarter-hour.
   *
   * @param energy whose quarter-hours have an intensity
   */
  public record Mean(FactorChoice.Timed factor, Matched energy) {
    public Mean {
      requireNonNull(factor, "factor");
      requireNonNull(energy, "energy");
    }
  }

  /** Of direct intensities; absent where none of the energy has one. */
  public Optional<Mean> direct(MatchedEnergy energy) {
    return mean(direct, energy);
  }

  /** Of lifecycle intensities; absent where none of the energy has one. */
  public Optional<Mean> lifecycle(MatchedEnergy energy) {
    return mean(lifecycle, energy);
  }

  /**
   * Of what supply emits, lifecycle less direct of one publisher; absent where not the same energy
   * has both.
   */
  public Optional<Mean> upstream(MatchedEnergy energy) {
    Optional<Mean> combustion = direct(energy);
    Optional<Mean> whole = lifecycle(energy);
    if (combustion.isEmpty() || whole.isEmpty()) {
      return Optional.empty();
    }
    Matched matched = whole.get().energy();
    BigDecimal difference = matched.gramsPerKwh().subtract(combustion.get().energy().gramsPerKwh());
    return matched.microjoules().compareTo(combustion.get().energy().microjoules()) == 0
            && difference.signum() >= 0
        ? Optional.of(mean("upstream", "lifecycle less direct", difference, matched))
        : Optional.empty();
  }

  private Optional<Mean> mean(Optional<IntensitySeries> series, MatchedEnergy energy) {
    return series
        .map(known -> energy.in(known.id()))
        .filter(matched -> matched.microjoules().signum() > 0)
        .map(
            matched -> {
              String boundary = series.orElseThrow().boundary().id();
              return mean(boundary, boundary, matched.gramsPerKwh(), matched);
            });
  }

  private Mean mean(String key, String boundary, BigDecimal grams, Matched energy) {
    return new Mean(
        new FactorChoice.Timed(
            grams,
            publisher.id() + '/' + zone + '/' + key,
            publisher.title() + ", zone " + zone + ", " + boundary,
            publisher.delivery(),
            publisher.redistribution() == Redistribution.INTERNAL,
            rows,
            energy.estimatedMicrojoules().signum() > 0 ? Quality.MODELLED : publisher.quality()),
        energy);
  }
}
