package io.greenai.report.disclose;

import io.greenai.ledger.LatencyHistogram;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.ModelRow;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.ingest.ActivitySums;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One row per version of a model, engine and device. */
final class ModelRows {
  private static final int P95_PER_MILLE = 950;

  private final Footprint footprint;
  private final Origins origins;
  private final Leading leading;

  /** Rows of a view that leads with {@code leading}. */
  ModelRows(Footprint footprint, Origins origins, Leading leading) {
    this.footprint = footprint;
    this.origins = origins;
    this.leading = leading;
  }

  List<ModelRow> rows() {
    return Variant.all(footprint).stream().map(this::row).toList();
  }

  private ModelRow row(Variant variant) {
    Selection of = variant.selection();
    Impact impact = footprint.total(of);
    LoadSums sums = footprint.totals().sum(of);
    ActivitySums activity = sums.activity();
    Quality quality = impact.metered().quality();
    BigInteger all = footprint.total(Selection.MODELS).metered().microjoules();
    Figure energy =
        Stated.estimate(
                variant.id("energy"),
                variant.label("Metered energy allocated"),
                Unit.MICROJOULES,
                impact.metered().estimate())
            .by(origins.allocated(of));
    return new ModelRow(
        variant.name(),
        variant.version(),
        variant.engine(),
        variant.device(),
        distinct(variant, LoadKey::service),
        distinct(variant, key -> key.model() == null ? "" : key.model().phase().id()),
        energy,
        Stated.ratio(
                variant.id("share"),
                variant.label("Share of the metered energy allocated to models"),
                impact.metered().microjoules(),
                all,
                quality)
            .by(
                energy
                    .as("metered energy allocated")
                    .over(Formula.of(new OfFigure("that of all models", "energy.models")))),
        Stated.ratio(
                variant.id("native"),
                variant.label("Share on native threads"),
                activity.nativeCpuNanos(),
                sums.cpuNanos(),
                Quality.MEASURED)
            .by(
                time("CPU time of native threads", activity.nativeCpuNanos(), of)
                    .over(time("CPU time", sums.cpuNanos(), of))),
        spin(variant, activity, sums),
        spinEnergy(variant, activity),
        SpinRemedy.of(variant.engine(), activity, sums.cpuNanos()),
        SessionWords.of(activity.settings()),
        Owned.shares(sums, of, variant::id, variant::label),
        Stated.count(variant.id("invocations"), variant.label("Calls"), activity.invocations(), of),
        latency(variant),
        Stated.count(variant.id("items"), variant.label("Items"), activity.totalItems(), of),
        intensity(variant),
        leading.of(footprint, variant));
  }

  private static Figure spin(Variant variant, ActivitySums activity, LoadSums sums) {
    Selection of = variant.selection();
    String id = variant.id("spin");
    String label = variant.label("Share spent waiting (spin)");
    Optional<String> notTold = SpinNotTold.why(activity);
    if (notTold.isPresent()) {
      return notTold(id, label, Unit.RATIO, notTold.get());
    }
    Figure figure =
        Stated.ratio(id, label, activity.spinCpuNanos(), sums.cpuNanos(), Quality.MEASURED)
            .by(
                Derivation.of(
                        time("spin", activity.spinCpuNanos(), of)
                            .over(time("CPU time", sums.cpuNanos(), of)))
                    .noting("spin is CPU time of native threads beyond the calls in flight"));
    return sums.cpuNanos().signum() == 0 ? figure : figure.atLeast();
  }

  /** Of each load by its CPU time, spinning part of it. */
  private Figure spinEnergy(Variant variant, ActivitySums activity) {
    Selection of = variant.selection();
    String id = variant.id("spin-energy");
    String label = variant.label("Booked energy of waiting worker threads");
    Optional<String> notTold = SpinNotTold.why(activity);
    if (notTold.isPresent()) {
      return notTold(id, label, Unit.MICROJOULES, notTold.get());
    }
    BigInteger spinning = Spinning.microjoules(footprint.totals(), of);
    return Figure.known(
            id,
            label,
            Unit.MICROJOULES,
            new BigDecimal(spinning),
            footprint.total(of).metered().quality().worse(Quality.MODELLED))
        .by(Spinning.derivation(spinning, of))
        .atLeast();
  }

  private static Figure notTold(String id, String label, Unit unit, String why) {
    return Figure.absent(id, label, unit, Reason.NOT_DETERMINED, why)
        .by("CPU time of native threads beyond the calls in flight");
  }

  private static Formula time(String name, BigInteger nanos, Selection of) {
    return Formula.of(new OfLedgers(name, new BigDecimal(nanos), Unit.NANOSECONDS, of.terms()));
  }

  /** Of the phase that delivers. */
  private Figure intensity(Variant variant) {
    Selection delivering = delivering(variant);
    Figure whole =
        Stated.estimate(
                variant.id("intensity"),
                variant.label("Metered energy allocated, per unit"),
                Unit.MICROJOULES,
                footprint.total(delivering).metered().estimate())
            .by(origins.allocated(delivering));
    return Delivered.of(footprint, delivering).perThousand(whole);
  }

  /** Of the phase that delivers. */
  private Figure latency(Variant variant) {
    Selection delivering = delivering(variant);
    LatencyHistogram calls = footprint.totals().sum(delivering).activity().latency();
    String id = variant.id("p95");
    String label = variant.label("P95 latency");
    String formula = "upper bound of the bucket that the 95th percentile of the calls falls into";
    if (calls == null || calls.count() == 0) {
      return Figure.absent(id, label, Unit.NANOSECONDS, Reason.NOT_APPLICABLE, "no calls")
          .by(formula);
    }
    BigDecimal nanos = BigDecimal.valueOf(calls.quantileNanos(P95_PER_MILLE));
    return Figure.known(id, label, Unit.NANOSECONDS, nanos, Quality.MEASURED)
        .by(
            Derivation.of(
                    Formula.of(
                        new OfLedgers(
                            "upper bound of that bucket",
                            nanos,
                            Unit.NANOSECONDS,
                            delivering.terms())))
                .noting(formula)
                .beside(
                    List.of(
                        new OfLedgers(
                            "calls",
                            BigDecimal.valueOf(calls.count()),
                            Unit.COUNT,
                            delivering.terms()))));
  }

  /** Inference where the variant delivered any, else training. */
  private Selection delivering(Variant variant) {
    Selection inference = variant.selection().phases(List.of(Phase.INFERENCE));
    return Delivered.of(footprint, inference).isNone()
        ? variant.selection().phases(List.of(Phase.TRAINING))
        : inference;
  }

  private List<String> distinct(Variant variant, Function<LoadKey, String> what) {
    return footprint.impacts().keySet().stream()
        .filter(variant::takes)
        .map(what)
        .distinct()
        .sorted()
        .toList();
  }
}
