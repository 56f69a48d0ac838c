package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.Redistribution;
import io.greenai.report.factor.series.IntensitySeries;
import io.greenai.report.factor.series.IntensitySeries.Quarter;
import io.greenai.report.factor.series.SignalPublisher;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final String UPSTREAM = "upstream";

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
   * What holds in a quarter-hour, by the ids under which energy is matched: each series that has an
   * intensity for it, and lifecycle less direct where both have one and that is not negative.
   */
  Map<String, Quarter> at(Instant slot) {
    Map<String, Quarter> found = new LinkedHashMap<>();
    all()
        .forEach(
            series -> series.quarter(slot).ifPresent(quarter -> found.put(series.id(), quarter)));
    Optional<Quarter> combustion = direct.flatMap(series -> series.quarter(slot));
    lifecycle
        .flatMap(series -> series.quarter(slot))
        .flatMap(whole -> combustion.map(part -> less(whole, part)))
        .filter(supply -> supply.gramsPerKwh().signum() >= 0)
        .ifPresent(supply -> found.put(id(UPSTREAM), supply));
    return found;
  }

  private static Quarter less(Quarter whole, Quarter part) {
    return new Quarter(
        whole.gramsPerKwh().subtract(part.gramsPerKwh()), whole.estimated() || part.estimated());
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
   * Of what supply emits, lifecycle less direct of each quarter-hour that has both; absent where
   * none of the energy has them.
   */
  public Optional<Mean> upstream(MatchedEnergy energy) {
    return mean(UPSTREAM, "lifecycle less direct", energy);
  }

  private Optional<Mean> mean(Optional<IntensitySeries> series, MatchedEnergy energy) {
    return series
        .map(known -> known.boundary().id())
        .flatMap(boundary -> mean(boundary, boundary, energy));
  }

  private Optional<Mean> mean(String key, String boundary, MatchedEnergy energy) {
    return Optional.of(energy.in(id(key)))
        .filter(matched -> matched.microjoules().signum() > 0)
        .map(matched -> mean(key, boundary, matched));
  }

  private String id(String key) {
    return publisher.id() + '/' + zone + '/' + key;
  }

  private Mean mean(String key, String boundary, Matched energy) {
    return new Mean(
        new FactorChoice.Timed(
            energy.gramsPerKwh(),
            id(key),
            publisher.title() + ", zone " + zone + ", " + boundary,
            publisher.delivery(),
            publisher.redistribution() == Redistribution.INTERNAL,
            rows,
            energy.estimatedMicrojoules().signum() > 0 ? Quality.MODELLED : publisher.quality()),
        energy);
  }
}
