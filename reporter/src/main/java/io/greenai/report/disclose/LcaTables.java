package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.footprint.Sensitivity;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What other choices would have changed. */
final class LcaTables {
  private static final List<Integer> LIVES = List.of(3, 4, 6);
  private static final BigDecimal PUE_STEP = new BigDecimal("0.1");
  private static final Formula STEP = Formula.constant("0.1", "");

  private final Organisation organisation;
  private final Footprint footprint;
  private final Origins origins;
  private final LcaStages stages;

  LcaTables(Organisation organisation, Footprint footprint, Origins origins, LcaStages stages) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.origins = origins;
    this.stages = stages;
  }

  /** The models' total under each policy for idle energy. */
  LineTable idlePolicies() {
    return new LineTable(
        "Sensitivity to the policy for idle energy",
        "Idle energy is shared over all that is active on a host, other processes included; only"
            + " the part of models reaches a model. JVM overhead stays as the organisation chose.",
        Arrays.stream(Allocation.values()).map(this::under).toList());
  }

  /** The models' total if hardware lived for other times, or sites had another PUE. */
  LineTable assumptions() {
    Sensitivity assumption = new Sensitivity(footprint);
    List<Line> lines = new ArrayList<>();
    for (int years : LIVES) {
      lines.add(
          assumed(
              "life-" + years,
              "Hardware written off over " + years + " years at every site that states hardware",
              assumption.hardwareLife(Selection.MODELS, BigDecimal.valueOf(years)),
              with(stages.operational(), origins.embodied(Selection.MODELS, years))));
    }
    lines.add(
        assumed(
            "pue-less",
            "PUE 0.1 lower at every site, at least 1",
            assumption.pue(Selection.MODELS, PUE_STEP.negate()),
            with(stages.embodied(), cooled(pue -> pue.minus(STEP)))));
    lines.add(
        assumed(
            "pue-more",
            "PUE 0.1 higher at every site",
            assumption.pue(Selection.MODELS, PUE_STEP),
            with(stages.embodied(), cooled(pue -> pue.plus(STEP)))));
    return new LineTable(
        "Sensitivity to the life of hardware and to PUE",
        "Electricity and hardware of models, as far as they are determined. All else as in this"
            + " report: of each site only its hardware is written off over another life, or only its"
            + " electricity is multiplied by the other PUE.",
        lines);
  }

  /** Electricity of models if PUE were another, at least 1. */
  private Derivation cooled(UnaryOperator<Formula> pue) {
    return origins.emissions(
        Selection.MODELS,
        (draw, it) ->
            draw.pue()
                .map(stated -> it.times(pue.apply(stated).atLeast(Formula.constant(1))))
                .orElse(it),
        GridTerms::wholeLife);
  }

  /** What stays as it is, as far as it is known, beside what changes. */
  private static Derivation with(Figure same, Derivation changed) {
    return same.number().isPresent() ? Derivation.of(same.asTerm()).plus(changed) : changed;
  }

  private Line assumed(String key, String label, CarbonFigure total, Derivation derivation) {
    String id = FigureId.of("lca", "sensitivity", key);
    return new Line(label, Stated.carbon(id, label, total, Reason.NOT_DETERMINED, derivation), "");
  }

  private Line under(Allocation idle) {
    Impact models = footprint.under(idle).total(Selection.MODELS);
    Origins under = origins.under(idle);
    return new Line(
        "Idle energy: " + idle.id(),
        Stated.carbon(
            FigureId.of("lca", "sensitivity", "idle", idle.id()),
            "Models, all stages, idle energy " + idle.id(),
            models.operational().plus(models.embodied()),
            Reason.NOT_DETERMINED,
            under.wholeLife(Selection.MODELS).plus(under.embodied(Selection.MODELS))),
        idle == organisation.idle() ? "as in this report" : "");
  }
}
