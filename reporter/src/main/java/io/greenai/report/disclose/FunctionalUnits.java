package io.greenai.report.disclose;

import io.greenai.ledger.Phase;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.org.Allocation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What results of a model refer to: 1,000 items or tokens that it answered or was trained on. */
final class FunctionalUnits {
  private static final List<Phase> PHASES = List.of(Phase.INFERENCE, Phase.TRAINING);

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

  /** A version in a phase in which it delivered. */
  private record Delivery(Variant variant, Phase phase, Delivered delivered) {
    String id(String figure) {
      return variant.id(phase.id() + kind("-").replace(' ', '-') + figure);
    }

    String label(String figure) {
      return variant.label(figure + ", " + phase.id() + kind(", "));
    }

    /** Which of several units of the phase it is; empty for items. */
    String kind(String before) {
      return delivered.covered().isPresent() ? before + delivered.unit() : "";
    }

    String unit() {
      return delivered.reference()
          + (phase == Phase.TRAINING ? " trained on by " : verb())
          + variant.title();
    }

    private String verb() {
      return delivered.covered().isPresent() ? " of " : " answered by ";
    }
  }

  List<View.FunctionalUnit> rows() {
    return deliveries().map(this::row).toList();
  }

  /** All categories for one functional unit of each model; absent where none was delivered. */
  Optional<View.ImpactTable> impacts() {
    List<View.StageRow> rows = deliveries().map(this::impacts).toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new View.ImpactTable(
                "Impacts per functional unit, without building and training",
                "Electricity and hardware of the phase that delivers, by the policies of this report."
                    + " Building and training is in none of these figures; spread over the service"
                    + " life it is tabled below, where the organisation states how much a version is"
                    + " to deliver, and comes on top.",
                rows));
  }

  private Stream<Delivery> deliveries() {
    return Variant.all(footprint).stream()
        .flatMap(variant -> PHASES.stream().flatMap(phase -> deliveries(variant, phase)))
        .filter(delivery -> !delivery.delivered().isNone());
  }

  private Stream<Delivery> deliveries(Variant variant, Phase phase) {
    Selection of = variant.selection().phases(List.of(phase));
    return Stream.concat(
            Stream.of(Delivered.of(footprint, of)),
            new TokenUnits(footprint, of).of(variant, phase))
        .map(delivered -> new Delivery(variant, phase, delivered));
  }

  private View.StageRow impacts(Delivery delivery) {
    Selection of = delivery.delivered().of();
    return new View.StageRow(
        delivery.unit(),
        stages.impacts(delivery.id("-unit"), delivery.label("Per unit"), of).stream()
            .map(delivery.delivered()::perThousand)
            .toList());
  }

  private View.FunctionalUnit row(Delivery delivery) {
    Delivered delivered = delivery.delivered();
    Selection of = delivered.of();
    Impact impact = footprint.total(of);
    Figure energy =
        Stated.estimate(
                delivery.id("-unit-energy"),
                delivery.label("Facility energy per unit"),
                Unit.MICROJOULES,
                impact.facility().microjoules())
            .by(origins.facility(of));
    Figure gwp =
        Stated.carbon(
            delivery.id("-unit-gwp"),
            delivery.label("Global warming potential of electricity per unit"),
            impact.operational(),
            Reason.NO_FACTOR,
            origins.wholeLife(of));
    return new View.FunctionalUnit(
        delivery.variant().name(),
        delivery.unit(),
        delivery.phase() == Phase.TRAINING ? View.Score.PROVIDER : View.Score.CONSUMER,
        Stated.count(delivery.id("-flow"), delivery.label("Delivered"), delivered.count(), of),
        delivered.covered(),
        delivered.perThousand(energy),
        delivered.perThousand(gwp),
        delivered.perThousand(sci(delivery)));
  }

  private Figure sci(Delivery delivery) {
    Selection of = delivery.delivered().of();
    Impact impact = withIdle.total(of);
    CarbonFigure score = impact.operational().plus(impact.embodied());
    String whose = delivery.phase() == Phase.TRAINING ? "provider" : "consumer";
    return Stated.carbon(
        delivery.id("-sci"),
        delivery.variant().label("Software Carbon Intensity, " + whose + delivery.kind(", ")),
        score,
        Reason.NOT_DETERMINED,
        originsWithIdle
            .wholeLife(of)
            .plus(originsWithIdle.embodied(of))
            .noting(
                "(E x I + M) per R, idle and reserved included (policy "
                    + idle.id()
                    + "), location-based"));
  }
}
