package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import java.util.Arrays;
import java.util.List;

/** What other choices would have changed. */
final class LcaTables {
  private final Organisation organisation;
  private final Footprint footprint;

  LcaTables(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
  }

  /** The models' total under each policy for idle energy. */
  LineTable idlePolicies() {
    return new LineTable(
        "Sensitivity to the policy for idle energy",
        "Idle energy is shared over all that is active on a host, other processes included; only"
            + " the part of models reaches a model. JVM overhead stays as the organisation chose.",
        Arrays.stream(Allocation.values()).map(this::under).toList());
  }

  private Line under(Allocation idle) {
    Impact models = footprint.under(idle).total(Selection.MODELS);
    return new Line(
        "Idle energy: " + idle.id(),
        Stated.carbon(
            FigureId.of("lca", "sensitivity", "idle", idle.id()),
            "Models, all stages, idle energy " + idle.id(),
            models.operational().plus(models.embodied()),
            Reason.NOT_DETERMINED,
            new Derivation(
                "electricity + hardware, with idle energy shared " + idle.id(),
                List.of(new OfPolicy("policy for idle energy", idle.id())))),
        idle == organisation.idle() ? "as in this report" : "");
  }
}
