package io.greenai.report.disclose;

import io.greenai.ledger.LatencyHistogram;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.ModelRow;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.ingest.ActivitySums;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One row per version of a model, engine and device. */
final class ModelRows {
  private static final int P95_PER_MILLE = 950;

  private final String view;
  private final Footprint footprint;
  private final Origins origins;
  private final Function<Impact, CarbonFigure> leading;
  private final Function<Selection, Derivation> leadingOrigin;
  private final Reason whenAbsent;

  /**
   * Rows of a view.
   *
   * @param view under which its emissions are named, for the two views count different ones
   * @param leading the emissions that the view leads with
   * @param leadingOrigin how they come about
   * @param whenAbsent why a model has none of them
   */
  ModelRows(
      String view,
      Footprint footprint,
      Origins origins,
      Function<Impact, CarbonFigure> leading,
      Function<Selection, Derivation> leadingOrigin,
      Reason whenAbsent) {
    this.view = view;
    this.footprint = footprint;
    this.origins = origins;
    this.leading = leading;
    this.leadingOrigin = leadingOrigin;
    this.whenAbsent = whenAbsent;
  }

  /** What is one row: a model key less its phase. */
  record Variant(String name, String version, String engine, String device) {
    static Variant of(ModelKey key) {
      return new Variant(key.name(), key.version(), key.engine(), key.device());
    }

    boolean takes(LoadKey key) {
      return key.model() != null && of(key.model()).equals(this);
    }

    Selection selection() {
      return Selection.MODELS
          .where("model", name, key -> true)
          .where("version", version, key -> true)
          .where("engine", engine, key -> true)
          .where("device", device, this::takes);
    }

    /** What a figure of this variant is called where it stands alone. */
    String label(String figure) {
      return figure + ": " + title();
    }

    /** Name and version. */
    String title() {
      return (name + " " + version).strip();
    }

    String id(String figure) {
      return FigureId.of("model", name, version, engine, device, figure);
    }
  }

  /** All variants in the footprint, most energy first. */
  static List<Variant> variants(Footprint footprint) {
    return footprint.impacts().keySet().stream()
        .flatMap(key -> Stream.ofNullable(key.model()))
        .map(Variant::of)
        .distinct()
        .sorted(
            Comparator.comparing(
                    (Variant variant) -> footprint.total(variant::takes).metered().microjoules())
                .reversed()
                .thenComparing(Variant::name)
                .thenComparing(Variant::version))
        .toList();
  }

  List<ModelRow> rows() {
    return variants(footprint).stream().map(this::row).toList();
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
                variant.label("Energy"),
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
                variant.label("Share of all models' energy"),
                impact.metered().microjoules(),
                all,
                quality)
            .by(
                "energy / energy of models",
                new OfFigure("energy", energy.id()),
                new OfFigure("energy of models", "energy.models")),
        Stated.ratio(
                variant.id("native"),
                variant.label("Share on native threads"),
                activity.nativeCpuNanos(),
                sums.cpuNanos(),
                Quality.MEASURED)
            .by(
                "CPU time of native threads / CPU time",
                time("CPU time of native threads", activity.nativeCpuNanos(), of),
                time("CPU time", sums.cpuNanos(), of)),
        spin(variant, activity, sums),
        SessionWords.of(activity.settings()),
        activity.ownership().id(),
        Stated.count(variant.id("invocations"), variant.label("Calls"), activity.invocations(), of),
        latency(variant),
        Stated.count(variant.id("items"), variant.label("Items"), activity.totalItems(), of),
        intensity(variant),
        Stated.carbon(
            variant.id(view) + ".emissions",
            variant.label("Emissions"),
            leading.apply(impact),
            whenAbsent,
            leadingOrigin.apply(of)));
  }

  private static Figure spin(Variant variant, ActivitySums activity, LoadSums sums) {
    Selection of = variant.selection();
    Figure figure =
        Stated.ratio(
                variant.id("spin"),
                variant.label("Share spent waiting (spin)"),
                activity.spinCpuNanos(),
                sums.cpuNanos(),
                Quality.MEASURED)
            .by(
                "spin / CPU time; spin is CPU time of native threads beyond the calls in flight",
                time("spin", activity.spinCpuNanos(), of),
                time("CPU time", sums.cpuNanos(), of));
    return sums.cpuNanos().signum() == 0 ? figure : figure.atLeast();
  }

  private static Input time(String name, BigInteger nanos, Selection of) {
    return new OfLedgers(name, new BigDecimal(nanos), Unit.NANOSECONDS, of.terms());
  }

  /** Of the phase that delivers. */
  private Figure intensity(Variant variant) {
    Selection delivering = delivering(variant);
    ActivitySums activity = footprint.totals().sum(delivering).activity();
    String id = variant.id("intensity");
    String label = variant.label("Metered energy per unit");
    BigInteger items = activity.totalItems();
    return perThousand(footprint.total(delivering).metered().estimate(), items)
        .map(
            estimate ->
                Stated.estimate(id, label, Unit.MICROJOULES, estimate)
                    .per("1,000 " + unit(activity)))
        .orElseGet(
            () -> Figure.absent(id, label, Unit.MICROJOULES, Reason.NOT_APPLICABLE, "no items"))
        .by(perThousand(origins.allocated(delivering), items, delivering));
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
            formula,
            new OfLedgers(
                "calls", BigDecimal.valueOf(calls.count()), Unit.COUNT, delivering.terms()));
  }

  /** Inference where the variant delivered any, else training. */
  private Selection delivering(Variant variant) {
    Selection inference = variant.selection().phases(List.of(Phase.INFERENCE));
    boolean serves = footprint.totals().sum(inference).activity().totalItems().signum() > 0;
    return serves ? inference : variant.selection().phases(List.of(Phase.TRAINING));
  }

  /** What {@code whole} derives, for 1,000 of {@code items}. */
  static Derivation perThousand(Derivation whole, BigInteger items, Selection of) {
    List<Input> inputs = new ArrayList<>(whole.inputs());
    inputs.add(new OfLedgers("items", new BigDecimal(items), Unit.COUNT, of.terms()));
    return new Derivation("(" + whole.formula() + ") / items x 1000", inputs);
  }

  /** {@code estimate} for 1,000 of {@code items}, absent where there are none. */
  static Optional<Estimate> perThousand(Estimate estimate, BigInteger items) {
    if (items.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal thousands =
        new BigDecimal(items).divide(BigDecimal.valueOf(1000), MathContext.DECIMAL128);
    return Optional.of(estimate.dividedBy(thousands));
  }

  /** What items are called: their unit in the plural, or items where units differ. */
  static String unit(ActivitySums activity) {
    return activity.items().size() == 1
        ? Plural.of(activity.items().keySet().iterator().next())
        : "items";
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
