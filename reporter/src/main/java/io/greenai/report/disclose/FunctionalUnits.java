package io.greenai.report.disclose;

import io.greenai.ledger.Phase;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.ingest.ActivitySums;
import io.greenai.report.org.Allocation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What results of a model refer to: 1,000 items that it answered, or that it was trained on. */
final class FunctionalUnits {
  private static final List<Phase> PHASES = List.of(Phase.INFERENCE, Phase.TRAINING);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final Footprint footprint;
  private final Footprint withIdle;
  private final Allocation idle;
  private final Origins origins;
  private final Origins originsWithIdle;
  private final LcaStages stages;

  /**
   * For a footprint.
   *
   * @param policy of the organisation for idle energy; where it is none, Software Carbon Intensity,
   *     which never leaves idle out (ISO/IEC 21031, 6.2), shares it by reservation
   */
  FunctionalUnits(Footprint footprint, Allocation policy, Origins origins, LcaStages stages) {
    this.footprint = footprint;
    this.idle = policy == Allocation.NONE ? Allocation.BY_RESERVATION : policy;
    this.withIdle = policy == Allocation.NONE ? footprint.under(idle) : footprint;
    this.origins = origins;
    this.originsWithIdle = policy == Allocation.NONE ? origins.under(idle) : origins;
    this.stages = stages;
  }

  List<View.FunctionalUnit> rows() {
    List<View.FunctionalUnit> units = new ArrayList<>();
    for (ModelRows.Variant variant : ModelRows.variants(footprint)) {
      for (Phase phase : PHASES) {
        Selection of = variant.selection().phases(List.of(phase));
        ActivitySums activity = footprint.totals().sum(of).activity();
        if (activity.totalItems().signum() > 0) {
          units.add(row(variant, phase, activity, of));
        }
      }
    }
    return units;
  }

  /** All categories for one functional unit of each model; absent where none was delivered. */
  Optional<View.ImpactTable> impacts() {
    List<View.StageRow> rows = new ArrayList<>();
    for (ModelRows.Variant variant : ModelRows.variants(footprint)) {
      for (Phase phase : PHASES) {
        Selection of = variant.selection().phases(List.of(phase));
        ActivitySums activity = footprint.totals().sum(of).activity();
        if (activity.totalItems().signum() > 0) {
          rows.add(impacts(variant, phase, activity, of));
        }
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new View.ImpactTable(
                "Impacts per functional unit",
                "Electricity and hardware of the phase that delivers, by the policies of this report."
                    + " Building and training, over the service life, comes on top and is tabled"
                    + " below where units are stated.",
                rows));
  }

  private View.StageRow impacts(
      ModelRows.Variant variant, Phase phase, ActivitySums activity, Selection of) {
    BigInteger items = activity.totalItems();
    String reference = "1,000 " + ModelRows.unit(activity);
    String id = phase.id() + "-unit";
    return new View.StageRow(
        unit(variant, phase, reference),
        stages.impacts(variant.id(id), variant.label("Per unit, " + phase.id()), of).stream()
            .map(whole -> perThousand(whole, items, of, reference))
            .toList());
  }

  private static String unit(ModelRows.Variant variant, Phase phase, String reference) {
    return reference
        + (phase == Phase.TRAINING ? " trained on by " : " answered by ")
        + variant.title();
  }

  private View.FunctionalUnit row(
      ModelRows.Variant variant, Phase phase, ActivitySums activity, Selection of) {
    Impact impact = footprint.total(of);
    BigInteger items = activity.totalItems();
    String reference = "1,000 " + ModelRows.unit(activity);
    String id = phase.id();
    Figure energy =
        Stated.estimate(
                variant.id(id + "-unit-energy"),
                variant.label("Facility energy per unit, " + id),
                Unit.MICROJOULES,
                impact.facility().microjoules())
            .by(origins.facility(of));
    Figure gwp =
        Stated.carbon(
            variant.id(id + "-unit-gwp"),
            variant.label("Global warming potential per unit, " + id),
            impact.operational(),
            Reason.NO_FACTOR,
            stages.electricity(of));
    return new View.FunctionalUnit(
        variant.name(),
        unit(variant, phase, reference),
        Stated.count(variant.id(id + "-flow"), variant.label("Delivered, " + id), items, of),
        perThousand(energy, items, of, reference),
        perThousand(gwp, items, of, reference),
        perThousand(sci(variant, phase, of), items, of, reference));
  }

  private Figure sci(ModelRows.Variant variant, Phase phase, Selection of) {
    Impact impact = withIdle.total(of);
    CarbonFigure score = impact.operational().plus(impact.embodied());
    String whose = phase == Phase.TRAINING ? "provider" : "consumer";
    Derivation inputs =
        originsWithIdle
            .emissions(of, GridTerms.WHOLE_LIFE, GridTerms::wholeLife)
            .beside("E x I", originsWithIdle.embodied(of), "M");
    return Stated.carbon(
        variant.id(phase.id() + "-sci"),
        variant.label("Software Carbon Intensity, " + whose),
        score,
        Reason.NOT_DETERMINED,
        new Derivation(
            "(E x I + M) per R, idle and reserved included (policy "
                + idle.id()
                + "), location-based; "
                + inputs.formula(),
            inputs.inputs()));
  }

  private static Figure perThousand(
      Figure whole, BigInteger items, Selection of, String reference) {
    return whole
        .dividedBy(new BigDecimal(items).divide(THOUSAND))
        .per(reference)
        .by(ModelRows.perThousand(whole.derivation(), items, of));
  }
}
