package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.HotSpotPage;
import io.greenai.report.disclose.model.ModelRow;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.org.Organisation;
import java.util.List;
import java.util.stream.Stream;

/** ISO 14044 structure of a footprint, with the life-cycle stages of ITU-T L.1801. */
final class LcaView {
  private final Organisation organisation;
  private final Footprint footprint;
  private final Origins origins;
  private final LcaStages stages;

  LcaView(Organisation organisation, Footprint footprint, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.origins = origins;
    this.stages = new LcaStages(organisation, footprint, origins);
  }

  List<Figure> headline() {
    return List.of(stages.total(), stages.operational(), stages.embodied());
  }

  List<ModelRow> modelRows() {
    Leading electricity =
        new Leading(
            "lca",
            "Electricity, life cycle",
            Reason.NO_FACTOR,
            Impact::operational,
            origins::wholeLife);
    return new ModelRows(footprint, origins, electricity).rows();
  }

  /**
   * The whole view.
   *
   * @param reconciliation tables that both views print
   * @param hotSpots of models' calls
   */
  View view(List<View.LineTable> reconciliation, HotSpotPage hotSpots) {
    BuildRows builds = new BuildRows(organisation, footprint);
    FunctionalUnits units = new FunctionalUnits(footprint, organisation.idle(), origins, stages);
    return new View.Lca(
        organisation.name(),
        "Answering requests and training by the models named here, on the organisation's hosts.",
        units.rows(),
        new LcaBoundary(organisation, footprint, origins).rows(),
        inventory(),
        ImpactCategories.ALL,
        stages.rows(),
        Stream.concat(units.impacts().stream(), builds.table().stream()).toList(),
        builds.runs(),
        new ExperimentRows(organisation, footprint).page(),
        new Comparatives(footprint, compared(footprint), this::compared)
            .beside(organisation.policy()),
        tables(reconciliation),
        new LcaInterpretation(footprint).blocks(),
        LcaInterpretation.LIMITATIONS,
        hotSpots);
  }

  /** What is compared with earlier periods. */
  private List<Figure> compared(Footprint other) {
    Origins theirs = new Origins(organisation, other);
    return Stream.concat(
            Stream.of(new ModelEnergy(other, theirs).facility()),
            new LcaStages(organisation, other, theirs).compared())
        .toList();
  }

  private List<View.LineTable> tables(List<View.LineTable> reconciliation) {
    LcaTables tables = new LcaTables(organisation, footprint, origins, stages);
    return Stream.of(
            Stream.of(tables.idlePolicies(), tables.assumptions()),
            new SiteTables(organisation, footprint, origins).unbooked().stream(),
            reconciliation.stream())
        .flatMap(table -> table)
        .toList();
  }

  private List<View.InventoryRow> inventory() {
    ModelEnergy energy = new ModelEnergy(footprint, origins);
    return List.of(
        new View.InventoryRow("Metered electricity of models", energy.metered(), "ledgers"),
        new View.InventoryRow(
            "Facility electricity of models", energy.facility(), "ledgers and site factors"),
        new View.InventoryRow("IT electricity of models", energy.it(), "ledgers and sites"));
  }
}
