package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import io.greenai.report.budget.BudgetView;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.disclose.model.View.ImpactTable;
import io.greenai.report.disclose.model.View.StageRow;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.footprint.ResourceUses;
import io.greenai.report.org.ModelLife;
import io.greenai.report.org.ModelLife.Pretrained;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.org.Organisation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Building and training, whenever it was booked: spread over the units that a version is to deliver
 * in its life where somebody states them, else told beside the functional unit.
 */
final class BuildRows {
  private final Organisation organisation;
  private final Footprint footprint;
  private final BuildOrigins origins;
  private final Lineage lineage;
  private final ServiceLife serviceLife;

  BuildRows(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.origins = new BuildOrigins(organisation, footprint);
    this.lineage = new Lineage(organisation.models());
    this.serviceLife = new ServiceLife(footprint);
  }

  /** Versions that were built or that delivered, each with what its line of descent took. */
  Optional<ImpactTable> table() {
    List<StageRow> rows = new ArrayList<>();
    versions().forEach(version -> rows.addAll(rows(version)));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ImpactTable(
                "Building and training, spread over the service life",
                "Data preparation, training and evaluation in any period's ledgers up to the end of"
                    + " this one, of a version and of those that it descends from: electricity,"
                    + " idle energy by the policy, and hardware by reservation, each year with its"
                    + " own factors. It takes in runs of earlier periods and is in no sum above. Per"
                    + " unit it is divided by the items that the organisation expects a version to"
                    + " deliver over its whole service life (expectedUnits), and by half and twice as"
                    + " many.",
                rows));
  }

  /** Run by run, of versions of which nobody states how many units they are to deliver. */
  List<View.BuildRuns> runs() {
    BuildRuns runs = new BuildRuns(organisation, footprint);
    return versions().stream()
        .filter(version -> lineage.life(version).flatMap(ModelLife::expectedUnits).isEmpty())
        .flatMap(version -> runs.of(version).stream())
        .toList();
  }

  private Set<Version> versions() {
    Set<Version> versions = new TreeSet<>(Comparator.comparing(Version::toString));
    footprint.builds().values().stream()
        .flatMap(year -> year.impacts().keySet().stream())
        .filter(Footprint::isBuilding)
        .flatMap(load -> Lineage.version(load).stream())
        .forEach(versions::add);
    footprint.impacts().keySet().stream()
        .flatMap(load -> Lineage.version(load).stream())
        .filter(version -> lineage.life(version).isPresent())
        .forEach(versions::add);
    return versions;
  }

  private List<StageRow> rows(Version version) {
    List<Version> descent = lineage.descent(version);
    Optional<BigDecimal> units = lineage.life(version).flatMap(ModelLife::expectedUnits);
    String ancestors = descent.stream().skip(1).map(Version::toString).collect(joining(", "));
    String chain = ancestors.isEmpty() ? "" : ", with " + ancestors;
    List<Figure> whole = whole(version, descent);
    List<StageRow> rows = new ArrayList<>();
    rows.add(
        new StageRow(
            version
                + chain
                + (whole.get(0).number().isPresent() ? "" : ": no run of building in the ledgers")
                + (units.isPresent()
                    ? ""
                    : "; not in the functional unit: nobody states how many units it is to deliver"),
            whole));
    for (Version ancestor : descent) {
      lineage
          .life(ancestor)
          .flatMap(ModelLife::pretrained)
          .ifPresent(base -> rows.add(base(version, base)));
    }
    units.ifPresent(expected -> rows.addAll(serviceLife.spread(version, whole, expected)));
    return rows;
  }

  private List<Figure> whole(Version version, List<Version> descent) {
    Impact built =
        footprint.built(model -> descent.contains(new Version(model.name(), model.version())));
    ResourceUses uses = built.resources();
    return List.of(
        Stated.carbon(
            id(version, "build"),
            "Building and training: " + version,
            BudgetView.LCA.carbon(built),
            Reason.NOT_DETERMINED,
            origins.emissions(descent)),
        Stated.resource(
            id(version, "build-adpe"),
            "Building and training, ADPe: " + version,
            Unit.GRAMS_SB_EQ,
            uses.adpElements(),
            origins.resources(descent, ResourceTerms::adp)),
        Stated.resource(
            id(version, "build-pe"),
            "Building and training, primary energy: " + version,
            Unit.MEGAJOULES_PRIMARY,
            uses.primaryEnergy(),
            origins.resources(descent, ResourceTerms::primary)),
        Stated.resource(
            id(version, "build-water"),
            "Building and training, water: " + version,
            Unit.LITRES,
            uses.water(),
            origins.resources(descent, ResourceTerms::water)));
  }

  private static StageRow base(Version version, Pretrained base) {
    String label = "Pretrained base " + base.name() + " of " + version;
    Figure gwp =
        base.grams()
            .map(
                grams ->
                    Figure.decided(id(version, "base"), label, Unit.GRAMS_CO2E, grams)
                        .by(
                            Formula.of(
                                new OfNumber(
                                    "published for " + base.name(),
                                    grams,
                                    Unit.GRAMS_CO2E,
                                    UnitLadder.of(Unit.GRAMS_CO2E).write(grams)
                                        + ", "
                                        + base.source()))))
            .orElseGet(() -> unknown(version, "base", label, Unit.GRAMS_CO2E));
    return new StageRow(
        label
            + (base.grams().isPresent()
                ? ": as published, not in the sums: " + base.source()
                : ": excluded, unknown"),
        List.of(
            gwp,
            unknown(version, "base-adpe", label + ", ADPe", Unit.GRAMS_SB_EQ),
            unknown(version, "base-pe", label + ", primary energy", Unit.MEGAJOULES_PRIMARY),
            unknown(version, "base-water", label + ", water", Unit.LITRES)));
  }

  private static Figure unknown(Version version, String figure, String label, Unit unit) {
    return Figure.absent(
            id(version, figure), label, unit, Reason.NOT_DETERMINED, "nobody published it")
        .by("excluded, unknown");
  }

  static String id(Version version, String figure) {
    return FigureId.of("lca", "build", version.name(), version.version(), figure);
  }
}
