package io.greenai.report.factor;

import io.greenai.report.factor.FactorChoice.Assumed;
import io.greenai.report.factor.FactorChoice.Missing;
import io.greenai.report.factor.FactorChoice.Published;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The factors of a set for a year. Of rows for a place the narrowest place wins, then the newest
 * year that is not after the one asked for, then the table that comes first. Immutable and safe for
 * use by many threads.
 */
public final class FactorsAt {
  private final FactorSet set;
  private final FactorTime time;

  FactorsAt(FactorSet set, FactorTime time) {
    this.set = set;
    this.time = time;
  }

  /**
   * The intensity of the grid at a place: published for its narrowest part that has a row, else
   * {@link ModelledGrid modelled} from how electricity was generated there. A lifecycle factor
   * never stands in for a direct one, nor the other way round; contracts and residual mixes are no
   * grid.
   */
  public FactorChoice gridIntensity(Place place, FactorBoundary boundary) {
    ModelledGrid model = new ModelledGrid(set, time);
    for (String key : place.keys()) {
      FactorChoice found =
          set.find(isGrid(boundary), key, time)
              .map(this::published)
              .or(() -> model.intensity(key, boundary))
              .orElseGet(() -> missing(boundary.id() + " factor", place));
      if (found.value().isPresent()) {
        return found;
      }
    }
    return missing(boundary.id() + " factor", place);
  }

  /**
   * What kinds of power stations emit by combustion, which modelled grids are made of, by
   * technology.
   *
   * @param country that they stand in, ISO 3166-1 alpha-2
   */
  public Map<String, TechnologyRate> directRates(String country) {
    return new ModelledGrid(set, time).directRates(country);
  }

  /** As {@link #gridIntensity}, but nothing modelled. */
  public FactorChoice publishedIntensity(Place place, FactorBoundary boundary) {
    return first(isGrid(boundary), place, boundary.id() + " factor");
  }

  /**
   * The direct factor of electricity by contract, for market-based figures: of a place's residual
   * mix, a supplier or one contract.
   */
  public FactorChoice contractual(Place place, ElectricityMix mix) {
    if (mix.isOfPlace()) {
      throw new IllegalArgumentException(mix + " is the mix of a place, not of a contract");
    }
    return first(
        table ->
            table.quantity() == Quantity.GRID_INTENSITY
                && table.boundary() == FactorBoundary.DIRECT
                && table.mix() == mix,
        place,
        "direct " + mix.name().toLowerCase(Locale.ROOT) + " factor");
  }

  /**
   * What supplying a kilowatt-hour emits: as published, else {@link LifecycleLessDirect lifecycle
   * less direct} of one source, else {@link ModelledGrid modelled} from the sources of electricity
   * in the narrowest part of the place whose mix is known.
   *
   * @throws FactorSetException where the direct factor is more than the lifecycle one
   */
  public FactorChoice upstream(Place place) {
    FactorChoice stated = first(Quantity.UPSTREAM_INTENSITY, place, "upstream factor");
    if (stated.value().isPresent()) {
      return stated;
    }
    ModelledGrid model = new ModelledGrid(set, time);
    return LifecycleLessDirect.of(
            publishedIntensity(place, FactorBoundary.LIFECYCLE),
            publishedIntensity(place, FactorBoundary.DIRECT))
        .or(() -> place.keys().stream().flatMap(key -> model.upstream(key).stream()).findFirst())
        .orElse(stated);
  }

  /** Share of electricity lost on the way to the consumer. */
  public FactorChoice gridLoss(Place place) {
    return first(Quantity.GRID_LOSS, place, "grid loss");
  }

  /**
   * The PUE of a cloud region; where its provider states none, the average of all that the provider
   * runs is assumed, and that of cloud sites in general where no table has one of the provider.
   */
  public FactorChoice cloudPue(String provider, String region) {
    return set.find(Quantity.PUE, provider + ":" + region, time)
        .map(this::published)
        .or(() -> assumedPue(provider))
        .orElseGet(() -> defaultPue("cloud"));
  }

  /** The PUE assumed for a kind of site: {@code own}, {@code laptop} or {@code cloud}. */
  public FactorChoice defaultPue(String kindOfSite) {
    return assumedPue(kindOfSite)
        .orElseGet(() -> new Missing("no PUE for a site of kind " + kindOfSite));
  }

  private Optional<FactorChoice> assumedPue(String key) {
    return set.find(Quantity.PUE, key, time).map(Assumed::new);
  }

  /** Water for cooling in a cloud region; providers leave it blank for some, and so do we. */
  public FactorChoice cloudWue(String provider, String region) {
    return one(Quantity.WUE, provider + ":" + region, "WUE");
  }

  /** Litres consumed in generating a kilowatt-hour. */
  public FactorChoice waterOffSite(Place place) {
    return first(Quantity.WATER_OFF_SITE, place, "off-site water factor");
  }

  /** Abiotic depletion of elements per kilowatt-hour. */
  public FactorChoice adpElements(Place place) {
    return first(Quantity.ADP_ELEMENTS, place, "ADPe factor");
  }

  /** Primary energy per kilowatt-hour. */
  public FactorChoice primaryEnergy(Place place) {
    return first(Quantity.PRIMARY_ENERGY, place, "primary energy factor");
  }

  /** Cradle to gate of a device such as {@code h100-sxm-80gb}. */
  public FactorChoice embodied(String device) {
    return one(Quantity.EMBODIED_DEVICE, device, "embodied factor");
  }

  /** Cradle to gate of a gigabyte of {@code ram} or {@code ssd}. */
  public FactorChoice embodiedPerGigabyte(String kind) {
    return one(Quantity.EMBODIED_PER_GIGABYTE, kind, "embodied factor per GB");
  }

  /** Cradle to gate of the whole host that an instance type runs on. */
  public FactorChoice embodiedHost(String provider, String instanceType) {
    return one(Quantity.EMBODIED_HOST, provider + ":" + instanceType, "embodied factor");
  }

  /** A cloud region as a place, or nothing where no table knows the region. */
  public Optional<Place> cloudPlace(String provider, String region) {
    String key = provider + ":" + region;
    return set.find(Quantity.COUNTRY, key, time)
        .map(
            country ->
                new Place(
                    Optional.empty(),
                    Optional.of(key),
                    set.find(Quantity.SUBDIVISION, key, time).map(FactorRow::text),
                    country.text()));
  }

  /** How electricity was generated in the narrowest part of a place that a table tells of. */
  public Optional<GenerationMix> generationMix(Place place) {
    return place.keys().stream().flatMap(key -> generationMix(key).stream()).findFirst();
  }

  private Optional<GenerationMix> generationMix(String key) {
    return set.find(Quantity.GENERATION_SHARE, key + ":fossil", time)
        .flatMap(
            fossil ->
                same(fossil, key + ":nuclear")
                    .flatMap(
                        nuclear ->
                            same(fossil, key + ":renewable")
                                .map(renewable -> new GenerationMix(fossil, nuclear, renewable))));
  }

  private Optional<FactorRow> same(FactorRow row, String key) {
    return set.row(row.table().id(), key, row.year());
  }

  private static Predicate<TableManifest> isGrid(FactorBoundary boundary) {
    return table ->
        table.quantity() == Quantity.GRID_INTENSITY
            && table.boundary() == boundary
            && table.mix().isOfPlace();
  }

  private FactorChoice one(Quantity quantity, String key, String what) {
    return set.find(quantity, key, time)
        .map(this::published)
        .orElseGet(() -> new Missing("no " + what + " for " + key));
  }

  private FactorChoice first(Quantity quantity, Place place, String what) {
    return first(table -> table.quantity() == quantity, place, what);
  }

  private FactorChoice first(Predicate<TableManifest> wanted, Place place, String what) {
    return place.keys().stream()
        .flatMap(key -> set.find(wanted, key, time).stream())
        .findFirst()
        .map(this::published)
        .orElseGet(() -> missing(what, place));
  }

  private static FactorChoice missing(String what, Place place) {
    return new Missing("no " + what + " for " + place);
  }

  private FactorChoice published(FactorRow row) {
    return new Published(row, time.proxy(row));
  }
}
