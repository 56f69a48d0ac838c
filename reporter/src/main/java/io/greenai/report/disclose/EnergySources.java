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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The electricity that models used at own sites, by what it was generated from: the mix of each
 * site's country stands in for the plants that fed it.
 */
final class EnergySources {
  private final Organisation organisation;
  private final Footprint footprint;
  private final List<SiteFactors> own;

  EnergySources(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.own = footprint.sites().stream().filter(SiteFactors::isScope2).toList();
  }

  /** Sources, what no mix tells of, and their sum; none where no model used an own site. */
  List<EnergyRow> rows() {
    if (own.isEmpty()) {
      return List.of();
    }
    return List.of(
        source("fossil", "Fossil sources", GenerationMix::fossil),
        source("nuclear", "Nuclear sources", GenerationMix::nuclear),
        source("renewable", "Renewable sources", GenerationMix::renewable),
        unknown(),
        new EnergyRow(
            "total",
            "Electricity of own sites",
            Stated.estimate(
                "esg.energy.total",
                "Electricity of own sites",
                Unit.MICROJOULES,
                own.stream().map(this::used).reduce(Estimate.ZERO, Estimate::plus))));
  }

  private EnergyRow source(String key, String label, Function<GenerationMix, FactorRow> share) {
    String id = "esg.energy." + key;
    Estimate sum = Estimate.ZERO;
    List<String> inputs = new ArrayList<>();
    for (SiteFactors at : own) {
      Optional<FactorRow> row = at.mix().map(share);
      if (row.isPresent()) {
        sum = sum.plus(used(at).times(row.get().value(), ASSUMED));
        inputs.add(row.get().id());
      }
    }
    Figure figure =
        inputs.isEmpty()
            ? Figure.absent(id, label, Unit.MICROJOULES, Reason.NOT_DETERMINED, missing())
            : Stated.estimate(id, label, Unit.MICROJOULES, sum)
                .by(
                    "facility energy of each site x share of its country's generation",
                    inputs.stream().distinct().toArray(String[]::new));
    return new EnergyRow(key, label, figure);
  }

  private EnergyRow unknown() {
    String id = "esg.energy.unknown";
    String label = "Sources not determined";
    Estimate sum =
        own.stream()
            .filter(at -> at.mix().isEmpty())
            .map(this::used)
            .reduce(Estimate.ZERO, Estimate::plus);
    Figure figure = Stated.estimate(id, label, Unit.MICROJOULES, sum);
    return new EnergyRow("unknown", label, missing().isEmpty() ? figure : figure.by(missing()));
  }

  private String missing() {
    String countries =
        own.stream()
            .filter(at -> at.mix().isEmpty())
            .map(at -> at.site().country())
            .distinct()
            .collect(Collectors.joining(", "));
    return countries.isEmpty() ? "" : "no generation mix for " + countries;
  }

  private Estimate used(SiteFactors at) {
    return footprint
        .total(
            key ->
                key.model() != null
                    && organisation
                        .siteOf(key.service(), key.environment())
                        .map(Site::name)
                        .filter(at.site().name()::equals)
                        .isPresent())
        .facility()
        .microjoules();
  }
}
