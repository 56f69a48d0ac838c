package io.greenai.report.factor.series;

import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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
      String where, String zone, FactorBoundary boundary, String publisher, IntensitySlot slot) {
    Optional<String> problem = Quantity.GRID_INTENSITY.problem(slot.gramsPerKwh().toPlainString());
    if (problem.isPresent()) {
      throw new IntensityFileException(where, problem.get());
    }
    NavigableMap<Instant, IntensitySlot> slots =
        series.computeIfAbsent(new Name(zone, boundary, publisher), name -> new TreeMap<>());
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

  List<IntensitySeries> build() {
    List<IntensitySeries> built = new ArrayList<>();
    series.forEach(
        (name, slots) ->
            built.add(new IntensitySeries(name.zone, name.boundary, name.publisher, slots)));
    return built;
  }

  private static String number(IntensitySlot slot) {
    BigDecimal grams = slot.gramsPerKwh();
    return grams.toPlainString();
  }

  private record Name(String zone, FactorBoundary boundary, String publisher)
      implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      return (zone + ' ' + boundary + ' ' + publisher)
          .compareTo(other.zone + ' ' + other.boundary + ' ' + other.publisher);
    }
  }
}
