package io.greenai.report.disclose;

import static io.greenai.ledger.Quality.ASSUMED;

import io.greenai.report.disclose.model.EnergyRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.GenerationMix;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.query.LoadKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The electricity that models used at own sites, by what it was generated from: the mix of each
 * site's country stands in for the plants that fed it.
 */
final class EnergySources {
  /** The key of the sum. */
  static final String TOTAL = "total";

  private final Organisation organisation;
  private final Footprint footprint;
  private final List<SiteFactors> sites;
  private final Selection own;
  private final Origins origins;

  /**
   * Sources of {@code footprint}.
   *
   * @param own what models did at own sites, and at sites that are not known
   */
  EnergySources(Organisation organisation, Footprint footprint, Selection own, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.sites = footprint.sites().stream().filter(SiteFactors::isScope2).toList();
    this.own = own;
    this.origins = origins;
  }

  /** Sources, what no mix tells of, and their sum; none where no model used an own site. */
  List<EnergyRow> rows() {
    if (footprint.impacts().keySet().stream().noneMatch(own)) {
      return List.of();
    }
    return List.of(
        source("fossil", "Fossil sources", GenerationMix::fossil),
        source("nuclear", "Nuclear sources", GenerationMix::nuclear),
        source("renewable", "Renewable sources", GenerationMix::renewable),
        unknown(),
        new EnergyRow(
            TOTAL,
            "Electricity of own sites",
            Stated.estimate(
                    "esg.energy.total",
                    "Electricity of own sites",
                    Unit.MICROJOULES,
                    used(key -> true))
                .by(origins.facility(own))));
  }

  private EnergyRow source(String key, String label, Function<GenerationMix, FactorRow> share) {
    String id = "esg.energy." + key;
    Estimate sum = Estimate.ZERO;
    boolean known = false;
    for (SiteFactors at : sites) {
      Optional<FactorRow> row = at.mix().map(share);
      if (row.isPresent()) {
        Estimate ofSite = used(load -> site(load).equals(Optional.of(at.site())));
        sum = sum.plus(ofSite.times(row.get().value(), ASSUMED));
        known = true;
      }
    }
    Figure figure =
        known
            ? Stated.estimate(id, label, Unit.MICROJOULES, sum)
            : Figure.absent(id, label, Unit.MICROJOULES, Reason.NOT_DETERMINED, missing());
    return new EnergyRow(key, label, figure.by(origins.sources(own, share)));
  }

  private EnergyRow unknown() {
    Selection unknown = own.where("generation mix", "none", key -> mixOf(key).isEmpty());
    String id = "esg.energy.unknown";
    String label = "Sources not determined";
    Figure figure =
        footprint.impacts().keySet().stream().noneMatch(unknown)
            ? Figure.absent(
                    id,
                    label,
                    Unit.MICROJOULES,
                    Reason.NOT_APPLICABLE,
                    "there is a generation mix for every site")
                .by("facility energy of models at sites without a generation mix: none")
            : Stated.estimate(id, label, Unit.MICROJOULES, used(unknown))
                .by(origins.facility(unknown).noting(missing()));
    return new EnergyRow("unknown", label, figure);
  }

  private String missing() {
    return footprint.impacts().keySet().stream()
        .filter(own)
        .filter(key -> mixOf(key).isEmpty())
        .map(
            key ->
                site(key)
                    .map(site -> "no generation mix for " + site.country())
                    .orElseGet(() -> "no site runs '" + key.service() + "'"))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private Optional<GenerationMix> mixOf(LoadKey key) {
    return site(key)
        .flatMap(site -> sites.stream().filter(at -> at.site().equals(site)).findFirst())
        .flatMap(SiteFactors::mix);
  }

  private Optional<Site> site(LoadKey key) {
    return organisation.siteOf(key.service(), key.environment());
  }

  private Estimate used(Predicate<LoadKey> wanted) {
    return footprint.total(own.and(wanted)).facility().microjoules();
  }
}
