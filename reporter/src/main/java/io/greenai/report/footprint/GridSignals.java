package io.greenai.report.footprint;

import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.series.IntensitySeries;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteIntensities;
import io.greenai.report.query.SlotIntensities;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Intensities by time at the sites of an organisation. Immutable. */
public final class GridSignals implements SlotIntensities {
  private static final int MICROGRAMS_OF_GRAMS = 6;

  /** No site has any. */
  public static final GridSignals NONE = new GridSignals(Optional.empty(), Map.of());

  private final Optional<Organisation> organisation;
  private final Map<String, SiteSignals> bySite;

  private GridSignals(Optional<Organisation> organisation, Map<String, SiteSignals> bySite) {
    this.organisation = organisation;
    this.bySite = Map.copyOf(bySite);
  }

  /**
   * Those of {@code series} that sites name.
   *
   * @throws IllegalArgumentException where a site names some that are not there
   */
  public static GridSignals of(Organisation organisation, List<IntensitySeries> series) {
    Map<String, SiteSignals> bySite = new HashMap<>();
    for (Site site : organisation.sites()) {
      site.intensities().ifPresent(named -> bySite.put(site.name(), signals(site, named, series)));
    }
    return new GridSignals(Optional.of(organisation), bySite);
  }

  private static SiteSignals signals(
      Site site, SiteIntensities named, List<IntensitySeries> series) {
    SiteSignals found =
        new SiteSignals(
            named.publisher(),
            named.zone(),
            find(named, series, FactorBoundary.DIRECT),
            find(named, series, FactorBoundary.LIFECYCLE));
    if (found.all().isEmpty()) {
      throw new IllegalArgumentException(
          "site '"
              + site.name()
              + "' names intensities of "
              + named.publisher().title()
              + " for zone "
              + named.zone()
              + ", of which no file has any; fetch them, or drop 'intensities' of the site");
    }
    return found;
  }

  private static Optional<IntensitySeries> find(
      SiteIntensities named, List<IntensitySeries> series, FactorBoundary boundary) {
    return series.stream()
        .filter(one -> one.publisher() == named.publisher() && one.zone().equals(named.zone()))
        .filter(one -> one.boundary() == boundary)
        .findFirst();
  }

  /** Those of a site; absent where it names none. */
  Optional<SiteSignals> of(Site site) {
    return Optional.ofNullable(bySite.get(site.name()));
  }

  @Override
  public List<SlotIntensity> at(String service, String environment, Instant slot) {
    List<SlotIntensity> found = new ArrayList<>();
    organisation
        .flatMap(known -> known.siteOf(service, environment))
        .flatMap(this::of)
        .ifPresent(
            signals -> {
              for (IntensitySeries series : signals.all()) {
                series.quarter(slot).map(quarter -> at(series, quarter)).ifPresent(found::add);
              }
            });
    return found;
  }

  /** To the nearest microgram, which is as much as nothing of what publishers state. */
  private static SlotIntensity at(IntensitySeries series, IntensitySeries.Quarter quarter) {
    return new SlotIntensity(
        series.id(),
        quarter
            .gramsPerKwh()
            .movePointRight(MICROGRAMS_OF_GRAMS)
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact(),
        quarter.estimated());
  }
}
