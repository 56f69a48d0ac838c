package io.greenai.report.disclose;

import io.greenai.ledger.ModelKey;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.query.LoadKey;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A version of a model on an engine and a device: a model key less its phase. */
record Variant(String name, String version, String engine, String device) {

  static Variant of(ModelKey key) {
    return new Variant(key.name(), key.version(), key.engine(), key.device());
  }

  /** All in the footprint, most energy first. */
  static List<Variant> all(Footprint footprint) {
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
