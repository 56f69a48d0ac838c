package io.greenai.report.disclose;

import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Experiments;
import io.greenai.report.disclose.model.Experiments.PhaseEnergy;
import io.greenai.report.disclose.model.Experiments.Row;
import io.greenai.report.disclose.model.Experiments.Taken;
import io.greenai.report.disclose.model.Experiments.Unstated;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.LoadKey;
import io.greenai.report.time.Period;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Building by experiment, of those that were under way in the period, each from its start. */
final class ExperimentRows {
  /** So many of a version stand on a page, those of most energy. */
  static final int NAMED = 10;

  private final Footprint footprint;
  private final Period period;
  private final BuildShares shares;
  private final SharedWindows shared;
  private final ScoreRows scores;
  private final List<Experiment> all;

  ExperimentRows(Organisation organisation, Footprint footprint) {
    this.footprint = footprint;
    this.period = footprint.totals().period();
    this.shares = new BuildShares(organisation, footprint);
    this.all = Experiment.all(footprint);
    this.shared = new SharedWindows(all);
    this.scores = new ScoreRows(shares, new Lineage(organisation.models()), shared);
  }

  Experiments page() {
    if (footprint.totals().loads().keySet().stream().noneMatch(Footprint::isBuilding)) {
      return Experiments.NONE;
    }
    List<Experiment> shown = new ArrayList<>();
    List<Row> others = new ArrayList<>();
    Map<Version, Integer> named = new HashMap<>();
    for (Experiment one : underWay()) {
      if (named.merge(one.version(), 1, Integer::sum) <= NAMED) {
        shown.add(one);
      } else {
        others.add(row(one));
      }
    }
    shown.sort(
        Comparator.comparing((Experiment one) -> one.version().toString())
            .thenComparing(one -> one.all().all().first()));
    return new Experiments(true, shown.stream().map(this::row).toList(), others, unstated());
  }

  /** From their starts; what states no experiment has none, and is of the period alone. */
  private List<Experiment> underWay() {
    return all.stream()
        .flatMap(
            one ->
                one
                    .within(period.start(), period.end())
                    .map(part -> one.ids().isEmpty() ? part : one)
                    .stream())
        .toList();
  }

  private Row row(Experiment one) {
    return new Row(
        one.version().toString(),
        one.name(),
        one.ids().size() > 1
            ? "Windows that state these together: what is each one's own nobody can tell"
            : "",
        one.ids().isEmpty() ? Optional.empty() : Optional.of(taken(one)),
        scores.of(one));
  }

  private Taken taken(Experiment one) {
    BuildingRun whole = one.all();
    String title = title(one);
    Map<String, String> terms = terms(one);
    Figure energy =
        Stated.energy(
            id(one, "energy"),
            "Booked energy of building: " + title,
            one.microjoules(),
            BuildShares.quality(whole));
    Figure facility =
        Stated.estimate(
            id(one, "facility"),
            "Facility energy of building: " + title,
            Unit.MICROJOULES,
            shares.facility(whole));
    Figure emissions =
        Stated.carbon(
            id(one, "gwp"),
            "Building, life cycle: " + title,
            shares.emissions(whole),
            Reason.NOT_DETERMINED,
            shares.emissions(whole, called(one), terms));
    return new Taken(
        BuildRuns.time(whole.all()),
        told(
            one,
            energy,
            Origins.booked(one.microjoules(), BuildOrigins.building(one.version()).where(terms))),
        phases(one),
        told(one, facility, shares.facility(whole, called(one), terms)),
        told(one, emissions, emissions.derivation()));
  }

  private Figure told(Experiment one, Figure figure, Derivation derivation) {
    return shared.told(one, period.end(), figure, derivation);
  }

  private static List<PhaseEnergy> phases(Experiment one) {
    return Stream.of(Phase.values())
        .filter(phase -> one.microjoules(phase).signum() > 0)
        .map(
            phase ->
                new PhaseEnergy(
                    phase.id().replace('-', ' '),
                    Stated.energy(
                            id(one, phase.id()),
                            "Booked energy of " + phase.id() + ": " + title(one),
                            one.microjoules(phase),
                            BuildShares.quality(one.all()))
                        .by(
                            Origins.booked(
                                one.microjoules(phase),
                                BuildOrigins.building(one.version())
                                    .phases(List.of(phase))
                                    .where(terms(one))))))
        .toList();
  }

  /** As a report calls it where it stands alone. */
  static String title(Experiment one) {
    return one.version()
        + (one.ids().isEmpty() ? ", no experiment stated" : ", experiment " + one.name());
  }

  /** As a formula calls it. */
  static String called(Experiment one) {
    return (one.isOne() ? "experiment " : "experiments ") + one.name();
  }

  /** By which it is selected besides its loads. */
  static Map<String, String> terms(Experiment one) {
    return Map.of("experiment", one.name());
  }

  /** Of a figure; no two experiments share one, whatever their ids. */
  static String id(Experiment one, String... figure) {
    Stream<String> version = Stream.of(one.version().name(), one.version().version());
    Stream<String> ids =
        switch (one.ids().size()) {
          case 0 -> Stream.concat(Stream.of("lca", "no-experiment"), version);
          case 1 ->
              Stream.of(Stream.of("lca", "experiment"), version, one.ids().stream())
                  .flatMap(part -> part);
          default ->
              Stream.of(
                      Stream.of("lca", "experiments", "" + one.ids().size()),
                      version,
                      one.ids().stream())
                  .flatMap(part -> part);
        };
    return FigureId.of(Stream.concat(ids, Stream.of(figure)).toArray(String[]::new));
  }

  private List<Unstated> unstated() {
    Set<Version> versions = new TreeSet<>(Comparator.comparing(Version::toString));
    footprint.totals().loads().keySet().stream()
        .filter(Footprint::isBuilding)
        .flatMap(load -> Lineage.version(load).stream())
        .forEach(versions::add);
    return versions.stream().flatMap(version -> unstated(version).stream()).toList();
  }

  private Optional<Unstated> unstated(Version version) {
    Selection building = BuildOrigins.building(version);
    BigInteger booked = footprint.totals().sum(building).totalMicrojoules();
    BigInteger stated =
        all.stream()
            .filter(one -> one.version().equals(version) && !one.ids().isEmpty())
            .flatMap(one -> one.within(period.start(), period.end()).stream())
            .map(Experiment::microjoules)
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger left = booked.subtract(stated);
    if (left.signum() == 0) {
      return Optional.empty();
    }
    Formula whole = Formula.of(Origins.ledgers("booked energy of building", booked, building));
    Formula told =
        Formula.of(
            Origins.ledgers(
                "booked energy of windows that state experiments",
                stated,
                building.where(Map.of("experiments", "stated"))));
    return Optional.of(
        new Unstated(
            version.toString(),
            Stated.energy(
                    FigureId.of(
                        "lca", "no-experiment", version.name(), version.version(), "energy"),
                    "Building in the period, no experiment stated: " + version,
                    left,
                    quality(building))
                .by(stated.signum() == 0 ? whole : whole.minus(told))));
  }

  private Quality quality(Selection of) {
    return footprint.totals().loads().keySet().stream()
        .filter(of)
        .map(LoadKey::quality)
        .reduce(Quality.MEASURED, Quality::worse);
  }
}
