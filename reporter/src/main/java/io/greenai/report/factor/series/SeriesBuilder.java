package io.greenai.report.factor.series;

import static java.util.Comparator.comparing;

import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the slots of all files, by zone, boundary and publisher. */
final class SeriesBuilder {
  private final Map<Name, NavigableMap<Instant, IntensitySlot>> series = new TreeMap<>();

  /**
   * Adds a slot.
   *
   * @param where the place in the file, for messages
   * @throws IntensityFileException where the value cannot be, or contradicts another file
   */
  void add(
      String where,
      SignalPublisher publisher,
      String zone,
      FactorBoundary boundary,
      IntensitySlot slot) {
    Optional<String> problem = Quantity.GRID_INTENSITY.problem(slot.gramsPerKwh().toPlainString());
    if (problem.isPresent()) {
      throw new IntensityFileException(where, problem.get());
    }
    NavigableMap<Instant, IntensitySlot> slots =
        series.computeIfAbsent(new Name(publisher, zone, boundary), name -> new TreeMap<>());
    IntensitySlot same = slots.get(slot.start());
    if (same != null && (same.equals(slot) || slot.isGuessOf(same))) {
      return;
    }
    if (same != null && same.isGuessOf(slot)) {
      slots.put(slot.start(), slot);
      return;
    }
    Map.Entry<Instant, IntensitySlot> before = slots.lowerEntry(slot.end());
    if (before != null && before.getValue().end().isAfter(slot.start())) {
      throw new IntensityFileException(
          where,
          "says "
              + number(slot)
              + " g/kWh from "
              + slot.start()
              + " for "
              + zone
              + ", where another row says "
              + number(before.getValue())
              + " from "
              + before.getKey()
              + "; keep one of them");
    }
    slots.put(slot.start(), slot);
  }

  /**
   * All of them.
   *
   * @throws IntensityFileException where a direct intensity is more than the lifecycle one that it
   *     is a part of
   */
  List<IntensitySeries> build() {
    List<IntensitySeries> built = new ArrayList<>();
    series.forEach(this::requireLess);
    series.forEach(
        (name, slots) ->
            built.add(new IntensitySeries(name.publisher, name.zone, name.boundary, slots)));
    return built;
  }

  private void requireLess(Name name, NavigableMap<Instant, IntensitySlot> slots) {
    if (name.boundary != FactorBoundary.DIRECT) {
      return;
    }
    NavigableMap<Instant, IntensitySlot> whole =
        series.getOrDefault(
            new Name(name.publisher, name.zone, FactorBoundary.LIFECYCLE), new TreeMap<>());
    for (IntensitySlot direct : slots.values()) {
      IntensitySlot lifecycle = whole.get(direct.start());
      if (lifecycle != null && direct.gramsPerKwh().compareTo(lifecycle.gramsPerKwh()) > 0) {
        throw new IntensityFileException(
            name.publisher.title() + ", zone " + name.zone,
            "says "
                + number(direct)
                + " g/kWh direct from "
                + direct.start()
                + " and "
                + number(lifecycle)
                + " lifecycle, which direct is a part of; correct one");
      }
    }
  }

  private static String number(IntensitySlot slot) {
    BigDecimal grams = slot.gramsPerKwh();
    return grams.toPlainString();
  }

  private record Name(SignalPublisher publisher, String zone, FactorBoundary boundary)
      implements Comparable<Name> {
    private static final Comparator<Name> ORDER =
        comparing(Name::publisher).thenComparing(Name::zone).thenComparing(Name::boundary);

    @Override
    public int compareTo(Name other) {
      return ORDER.compare(this, other);
    }
  }
}
