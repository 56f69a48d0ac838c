package io.greenai.report.disclose;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.report.budget.BudgetView;
import io.greenai.report.disclose.model.Counted;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.ResourceUses;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.BuildBooks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Impacts by the life-cycle stages of ITU-T L.1801 (hardware, building and training, inference, end
 * of life), and beside the models what no policy gives to one, so that the last line is all that
 * the hosts account for.
 */
final class LcaStages {
  private static final Set<Phase> INFERENCE = EnumSet.of(Phase.INFERENCE, Phase.LOADING);
  private static final Selection REST =
      Selection.ALL.accounts(
          Arrays.stream(Account.values()).filter(account -> account != Account.MODEL).toList());

  private static final String NO_HARDWARE = "hardware is stated by its greenhouse gases alone";
  private static final String NO_END = "nobody states what becomes of the hosts";

  private final Footprint footprint;
  private final Origins origins;
  private final UnbookedHardware unbooked;

  LcaStages(Organisation organisation, Footprint footprint, Origins origins) {
    this.footprint = footprint;
    this.unbooked = new UnbookedHardware(organisation, footprint);
    this.origins = origins;
  }

  List<View.StageRow> rows() {
    List<View.StageRow> rows = new ArrayList<>(models());
    rows.add(
        row(
            "Beside the models: idle, JVM overhead and other processes that no policy gives them",
            rest(),
            "lca.rest",
            "Beside the models",
            REST));
    if (unbooked.total().isPresent()) {
      rows.add(
          new View.StageRow(
              "Beside the models: hardware of hosts in hours without books",
              List.of(
                  unbooked(),
                  open("lca.unbooked.adpe", "Without books, ADPe", Unit.GRAMS_SB_EQ, NO_HARDWARE),
                  open(
                      "lca.unbooked.pe",
                      "Without books, primary energy",
                      Unit.MEGAJOULES_PRIMARY,
                      NO_HARDWARE),
                  open("lca.unbooked.water", "Without books, water", Unit.LITRES, NO_HARDWARE))));
    }
    rows.add(
        row(
            "Models and what is beside them: all that hosts account for",
            hosts(),
            "lca.hosts",
            "All that hosts account for",
            Selection.ALL));
    return rows;
  }

  private List<View.StageRow> models() {
    List<View.StageRow> rows = new ArrayList<>();
    rows.add(
        new View.StageRow(
            "Hardware: making of hosts, amortised by reservation",
            List.of(
                embodied("lca.gwp.embodied", "Hardware, amortised", Selection.MODELS),
                open("lca.hardware.adpe", "Hardware, ADPe", Unit.GRAMS_SB_EQ, NO_HARDWARE),
                open(
                    "lca.hardware.pe",
                    "Hardware, primary energy",
                    Unit.MEGAJOULES_PRIMARY,
                    NO_HARDWARE),
                open("lca.hardware.water", "Hardware, water", Unit.LITRES, NO_HARDWARE))));
    rows.addAll(building());
    rows.add(electricity("Inference", "lca.inference", Selection.MODELS.phases(INFERENCE)));
    rows.add(
        new View.StageRow(
            "End of life of hosts",
            List.of(
                open("lca.end.gwp", "End of life, GWP", Unit.GRAMS_CO2E, NO_END),
                open("lca.end.adpe", "End of life, ADPe", Unit.GRAMS_SB_EQ, NO_END),
                open("lca.end.pe", "End of life, primary energy", Unit.MEGAJOULES_PRIMARY, NO_END),
                open("lca.end.water", "End of life, water", Unit.LITRES, NO_END))));
    rows.add(allStages());
    return rows;
  }

  /** All of it, and where several phases were booked, of which it is. */
  private List<View.StageRow> building() {
    List<View.StageRow> rows = new ArrayList<>();
    rows.add(
        electricity(
            "Building and training, runs of the period",
            "lca.training",
            Selection.MODELS.phases(BuildBooks.PHASES)));
    List<Phase> booked =
        footprint.totals().loads().keySet().stream()
            .filter(Footprint::isBuilding)
            .flatMap(load -> Stream.ofNullable(load.model()))
            .map(ModelKey::phase)
            .distinct()
            .sorted()
            .toList();
    if (booked.size() > 1) {
      for (Phase phase : booked) {
        String words = phase.id().replace('-', ' ');
        String id = "lca.training." + phase.id();
        String label = "Building, " + words;
        Selection of = Selection.MODELS.phases(List.of(phase));
        Figure gwp = operational(id, label + ", electricity, life cycle", of);
        rows.add(row("of which " + words, gwp, id, label, of));
      }
    }
    return rows;
  }

  /** What is compared with earlier periods. */
  Stream<Figure> compared() {
    return Stream.concat(Stream.of(operational(), embodied()), allStages().impacts().stream());
  }

  private View.StageRow allStages() {
    return row("All stages of the models", total(), "lca", "Models", Selection.MODELS);
  }

  Figure total() {
    return gwp(
        "lca.gwp",
        "Global warming potential",
        Selection.MODELS,
        Stated.sum(List.of(operational(), embodied())));
  }

  /** What budgets in this view count of {@code cut}. */
  Counted.Row counted(Cut cut) {
    Selection of = cut.of();
    Figure operational =
        operational(cut.id("lca.gwp.operational"), cut.label("Electricity, life cycle"), of);
    Figure embodied = embodied(cut.id("lca.gwp.embodied"), cut.label("Hardware, amortised"), of);
    Figure sum =
        gwp(
            cut.id("lca.gwp"),
            cut.label("Global warming potential"),
            of,
            Stated.sum(List.of(operational, embodied)));
    return new Counted.Row(cut.name(), List.of(operational, embodied), sum);
  }

  private Figure rest() {
    return gwp("lca.rest.gwp", "Beside the models, GWP", REST, both(REST));
  }

  private Figure hosts() {
    CarbonFigure booked = BudgetView.LCA.carbon(footprint.total(Selection.ALL));
    List<Figure> parts = new ArrayList<>(List.of(total(), rest()));
    unbooked.total().ifPresent(hardware -> parts.add(unbooked()));
    return Stated.carbon(
        "lca.hosts.gwp",
        "All that hosts account for, GWP",
        unbooked.total().map(booked::plus).orElse(booked),
        Reason.NOT_DETERMINED,
        Stated.sum(parts));
  }

  private Figure unbooked() {
    return Stated.carbon(
        "lca.unbooked.gwp",
        "Hardware in hours without books",
        unbooked.total().orElse(CarbonFigure.NONE),
        Reason.NOT_DETERMINED,
        unbooked.origin());
  }

  Figure operational() {
    return operational("lca.gwp.operational", "Electricity, life cycle", Selection.MODELS);
  }

  Figure embodied() {
    return embodied("lca.gwp.embodied", "Hardware, amortised", Selection.MODELS);
  }

  private View.StageRow electricity(String stage, String id, Selection of) {
    return row(stage, operational(id, stage + ", electricity, life cycle", of), id, stage, of);
  }

  /** Electricity and hardware of {@code of} in every category. */
  List<Figure> impacts(String id, String label, Selection of) {
    Figure gwp = gwp(id + ".lca", label + ", global warming potential", of, both(of));
    return row("", gwp, id, label, of).impacts();
  }

  private View.StageRow row(String stage, Figure gwp, String id, String label, Selection of) {
    ResourceUses uses = footprint.total(of).resources();
    return new View.StageRow(
        stage,
        List.of(
            gwp,
            Stated.resource(
                id + ".adpe",
                label + ", ADPe",
                Unit.GRAMS_SB_EQ,
                uses.adpElements(),
                origins.resources(of, ResourceTerms::adp)),
            Stated.resource(
                id + ".pe",
                label + ", primary energy",
                Unit.MEGAJOULES_PRIMARY,
                uses.primaryEnergy(),
                origins.resources(of, ResourceTerms::primary)),
            Stated.resource(
                id + ".water",
                label + ", water",
                Unit.LITRES,
                uses.water(),
                origins.resources(of, ResourceTerms::water))));
  }

  private Figure gwp(String id, String label, Selection of, Derivation derivation) {
    CarbonFigure sum = BudgetView.LCA.carbon(footprint.total(of));
    return Stated.carbon(id, label, sum, Reason.NOT_DETERMINED, derivation);
  }

  private Figure operational(String id, String label, Selection of) {
    CarbonFigure carbon = footprint.total(of).operational();
    return Stated.carbon(id, label, carbon, Reason.NO_FACTOR, origins.wholeLife(of));
  }

  private Figure embodied(String id, String label, Selection of) {
    CarbonFigure carbon = footprint.total(of).embodied();
    return Stated.carbon(id, label, carbon, Reason.NOT_DETERMINED, origins.embodied(of));
  }

  private Derivation both(Selection of) {
    return origins.wholeLife(of).plus(origins.embodied(of));
  }

  private static Figure open(String id, String label, Unit unit, String why) {
    return Figure.absent(id, label, unit, Reason.NOT_DETERMINED, why).by(why);
  }
}
