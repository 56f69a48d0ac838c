package io.greenai.report.disclose;

import io.greenai.ledger.Phase;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.ModelRow;
import io.greenai.report.disclose.model.TextBlock;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.CarbonMass;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.ingest.ActivitySums;
import io.greenai.report.org.Organisation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** ISO 14044 structure of a footprint, with the life-cycle stages of ITU-T L.1801. */
final class LcaView {
  private static final Set<Phase> TRAINING =
      EnumSet.of(Phase.DATA_PREPARATION, Phase.TRAINING, Phase.EVALUATION);
  private static final Set<Phase> INFERENCE = EnumSet.of(Phase.INFERENCE, Phase.LOADING);

  private final Organisation organisation;
  private final Footprint footprint;
  private final Impact models;
  private final Origins origins;

  LcaView(Organisation organisation, Footprint footprint, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.models = footprint.total(Selection.MODELS);
    this.origins = origins;
  }

  List<Figure> headline() {
    return List.of(total(), operational(), embodied());
  }

  List<ModelRow> modelRows() {
    return new ModelRows(
            footprint, origins, Impact::operational, this::electricity, Reason.NO_FACTOR)
        .rows();
  }

  View view() {
    return new View.Lca(
        organisation.name(),
        "Answering requests and training by the models named here, on the organisation's hosts.",
        functionalUnits(),
        boundary(),
        inventory(),
        List.of(
            new View.ImpactCategory(
                "Global warming potential",
                "Carbon dioxide equivalents over 100 years, as the publisher of each factor characterises"
                    + " gases")),
        List.of(
            new View.StageRow("Hardware: making and end of life of hosts", List.of(embodied())),
            stage("Building and training", "lca.training", TRAINING),
            stage("Inference", "lca.inference", INFERENCE),
            new View.StageRow("All stages", List.of(total()))),
        interpretation(),
        List.of(
            "Results are relative to the functional unit and predict no effects on category"
                + " endpoints.",
            "Not for comparative assertions disclosed to the public.",
            "One impact category; metal depletion, primary energy and water are not determined.",
            "No critical review was performed."));
  }

  private Figure total() {
    return Stated.carbon(
        "lca.gwp",
        "Global warming potential",
        models.operational().plus(models.embodied()),
        Reason.NOT_DETERMINED,
        Derivation.of("electricity + hardware", operational().asInput(), embodied().asInput()));
  }

  private Figure operational() {
    return Stated.carbon(
        "lca.gwp.operational",
        "Electricity, life cycle",
        models.operational(),
        Reason.NO_FACTOR,
        electricity(Selection.MODELS));
  }

  private Figure embodied() {
    return Stated.carbon(
        "lca.gwp.embodied",
        "Hardware, amortised",
        models.embodied(),
        Reason.NOT_DETERMINED,
        origins.embodied(Selection.MODELS));
  }

  private Derivation electricity(Selection of) {
    return origins.emissions(of, GridTerms.WHOLE_LIFE, GridTerms::wholeLife);
  }

  private View.StageRow stage(String name, String id, Set<Phase> phases) {
    Selection of = Selection.MODELS.phases(phases);
    CarbonFigure carbon = footprint.total(of).operational();
    return new View.StageRow(
        name,
        List.of(
            Stated.carbon(
                id,
                name + ", electricity, life cycle",
                carbon,
                Reason.NO_FACTOR,
                electricity(of))));
  }

  private List<View.FunctionalUnit> functionalUnits() {
    List<View.FunctionalUnit> units = new ArrayList<>();
    for (ModelRows.Variant variant : ModelRows.variants(footprint)) {
      for (Phase phase : List.of(Phase.INFERENCE, Phase.TRAINING)) {
        Selection of = variant.selection().phases(List.of(phase));
        ActivitySums activity = footprint.totals().sum(of).activity();
        if (activity.totalItems().signum() > 0) {
          units.add(functionalUnit(variant, phase, activity, of));
        }
      }
    }
    return units;
  }

  private View.FunctionalUnit functionalUnit(
      ModelRows.Variant variant, Phase phase, ActivitySums activity, Selection of) {
    Impact impact = footprint.total(of);
    BigInteger items = activity.totalItems();
    String reference = "1,000 " + ModelRows.unit(activity);
    String id = phase.id();
    Optional<Estimate> energy = ModelRows.perThousand(impact.facility().microjoules(), items);
    Optional<Estimate> gwp =
        impact
            .operational()
            .mass()
            .map(CarbonMass::grams)
            .flatMap(grams -> ModelRows.perThousand(grams, items));
    return new View.FunctionalUnit(
        variant.name(),
        reference
            + (phase == Phase.TRAINING ? " trained on by " : " answered by ")
            + variant.title(),
        Stated.count(variant.id(id + "-flow"), variant.label("Delivered, " + id), items, of),
        energy
            .map(
                value ->
                    Stated.estimate(
                        variant.id(id + "-unit-energy"),
                        variant.label("Facility energy per unit, " + id),
                        Unit.MICROJOULES,
                        value))
            .orElseThrow()
            .per(reference)
            .by(ModelRows.perThousand(origins.facility(of), items, of)),
        gwp.map(
                value ->
                    Stated.estimate(
                        variant.id(id + "-unit-gwp"),
                        variant.label("Global warming potential per unit, " + id),
                        Unit.GRAMS_CO2E,
                        value))
            .orElseGet(
                () ->
                    Figure.absent(
                        variant.id(id + "-unit-gwp"),
                        variant.label("Global warming potential per unit, " + id),
                        Unit.GRAMS_CO2E,
                        Reason.NO_FACTOR,
                        String.join("; ", impact.operational().reasons())))
            .per(reference)
            .by(ModelRows.perThousand(electricity(of), items, of)));
  }

  private List<View.BoundaryRow> boundary() {
    boolean hardware = models.embodied().mass().isPresent();
    return List.of(
        new View.BoundaryRow(
            "Use", "Electricity of processors under models", true, "metered and allocated"),
        new View.BoundaryRow(
            "Use",
            "Electricity that meters leave out: board, fans, disks, power supplies",
            footprint.sites().stream().anyMatch(at -> at.site().unmeteredRest().isPresent()),
            "only where a site states it; otherwise figures are lower bounds"),
        new View.BoundaryRow("Use", "Cooling and power distribution", true, "by PUE"),
        new View.BoundaryRow(
            "Use", "Supply of fuels, power stations and networks", true, "life-cycle factors"),
        new View.BoundaryRow(
            "Hardware",
            "Making hosts, amortised",
            hardware,
            hardware ? "share by time and energy" : "no site states its hardware"),
        new View.BoundaryRow(
            "Use", "Networks, clients and storage", false, "outside the agent's sight"),
        new View.BoundaryRow("End of life", "Hosts", false, "no data"));
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
