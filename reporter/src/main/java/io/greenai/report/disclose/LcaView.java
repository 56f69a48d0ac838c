package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.ModelRow;
import io.greenai.report.disclose.model.TextBlock;
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
    this.stages = new LcaStages(footprint, origins);
  }

  List<Figure> headline() {
    return List.of(stages.total(), stages.operational(), stages.embodied());
  }

  List<ModelRow> modelRows() {
    return new ModelRows(
            footprint, origins, Impact::operational, stages::electricity, Reason.NO_FACTOR)
        .rows();
  }

  /**
   * The whole view.
   *
   * @param reconciliation tables that both views print
   */
  View view(List<View.LineTable> reconciliation) {
    return new View.Lca(
        organisation.name(),
        "Answering requests and training by the models named here, on the organisation's hosts.",
        new FunctionalUnits(footprint, organisation.idle(), origins, stages).rows(),
        new LcaBoundary(organisation, footprint, origins).rows(),
        inventory(),
        LcaStages.CATEGORIES,
        stages.rows(),
        new BuildRows(organisation, footprint).table(),
        new Comparatives(footprint, this::compared).beside(organisation.policy()),
        tables(reconciliation),
        interpretation(),
        List.of(
            "Results are relative to the functional unit and predict no effects on category"
                + " endpoints.",
            "Not for comparative assertions disclosed to the public.",
            "Depletion of elements, primary energy and water are those of electricity; of hardware"
                + " they are not determined.",
            "No critical review was performed."));
  }

  /** What is compared with earlier periods. */
  private List<Figure> compared(Footprint other) {
    Origins theirs = new Origins(organisation, other);
    return Stream.concat(
            Stream.of(new ModelEnergy(other, theirs).facility()),
            new LcaStages(other, theirs).compared())
        .toList();
  }

  private List<View.LineTable> tables(List<View.LineTable> reconciliation) {
    return Stream.of(
            Stream.of(new LcaTables(organisation, footprint).idlePolicies()),
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
            "Facility electricity of models", energy.facility(), "ledgers and site factors"));
  }

  private List<TextBlock> interpretation() {
    return List.of(
        TextBlock.of(
            "Completeness",
            "Coverage of the period by windows, gaps and findings are listed with the evidence."
                + " Phases that no library shows to the agent are booked as inference."),
        TextBlock.of(
            "Consistency",
            "One factor set, one allocation rule and one boundary apply to all models."),
        TextBlock.of(
            "Sensitivity",
            "Grid intensities of different publishers differ by a factor of up to three for one"
                + " country; results move in proportion to the factor and to PUE."));
  }
}
