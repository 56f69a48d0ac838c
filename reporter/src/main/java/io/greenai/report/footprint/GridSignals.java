package io.greenai.report.footprint;

import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.factor.TechnologyRate;
import io.greenai.report.factor.series.Intensities;
import io.greenai.report.factor.series.IntensitySeries;
import io.greenai.report.factor.series.SignalPublisher;
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
import java.util.function.Function;

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
   * Those that sites name.
   *
   * @param factors turn generation into emissions
   * @throws IllegalArgumentException where a site names some that are not there, or none names any
   */
  public static GridSignals of(
      Organisation organisation, Intensities intensities, FactorsAt factors) {
    Map<String, SiteSignals> bySite = new HashMap<>();
    for (Site site : organisation.sites()) {
      site.intensities()
          .ifPresent(named -> bySite.put(site.name(), signals(site, named, intensities, factors)));
    }
    if (bySite.isEmpty()) {
      throw new IllegalArgumentException(
          "no site names intensities; write 'intensities: {publisher: ..., zone: ...}' of a site, or"
              + " drop --intensities");
    }
    return new GridSignals(Optional.of(organisation), bySite);
  }

  private static SiteSignals signals(
      Site site, SiteIntensities named, Intensities intensities, FactorsAt factors) {
    Map<String, TechnologyRate> rates = factors.directRates(site.country());
    Function<FactorBoundary, Optional<IntensitySeries>> series =
        boundary -> intensities.of(named.publisher(), named.zone(), boundary, rates);
    SiteSignals found =
        new SiteSignals(
            named.publisher(),
            named.zone(),
            series.apply(FactorBoundary.DIRECT),
            series.apply(FactorBoundary.LIFECYCLE),
            named.publisher() == SignalPublisher.ENTSO_E ? rows(rates) : List.of());
    if (found.all().isEmpty()) {
      throw new IllegalArgumentException(
          "site '"
              + site.name()
              + "' names intensities of "
              + named.publisher().title()
              + " for zone "
              + named.zone()
              + ", of which no file has any; add them, or drop 'intensities' of the site");
    }
    return found;
  }

  private static List<FactorRow> rows(Map<String, TechnologyRate> rates) {
    return rates.values().stream().flatMap(rate -> rate.rows().stream()).distinct().toList();
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
            signals ->
                signals.at(slot).forEach((series, quarter) -> found.add(at(series, quarter))));
    return found;
  }

  /** To the nearest microgram, which is as much as nothing of what publishers state. */
  private static SlotIntensity at(String series, IntensitySeries.Quarter quarter) {
    return new SlotIntensity(
        series,
        quarter
            .gramsPerKwh()
            .movePointRight(MICROGRAMS_OF_GRAMS)
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact(),
        quarter.estimated());
  }
}
