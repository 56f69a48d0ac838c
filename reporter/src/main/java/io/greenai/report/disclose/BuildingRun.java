package io.greenai.report.disclose;

import static java.util.Objects.requireNonNull;

import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.RunTotals;
import io.greenai.report.query.RunTotals.Built;
import io.greenai.report.query.Totals;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run booked of building one version of a model, or several runs together.
 *
 * @param name its id
 * @param byYear loads by calendar year; one or more
 */
record BuildingRun(String name, SortedMap<Integer, SortedMap<LoadKey, Built>> byYear) {
  BuildingRun {
    requireNonNull(name, "name");
  }

  /** By their ids. */
  static SortedMap<String, BuildingRun> of(Version version, Map<Integer, Totals> years) {
    SortedMap<String, BuildingRun> runs = new TreeMap<>();
    years.forEach(
        (year, totals) -> {
          for (RunTotals run : totals.runs()) {
            SortedMap<LoadKey, Built> loads = new TreeMap<>(run.built());
            loads
                .keySet()
                .removeIf(load -> Lineage.version(load).filter(version::equals).isEmpty());
            if (!loads.isEmpty()) {
              runs.computeIfAbsent(run.runId(), id -> new BuildingRun(id, new TreeMap<>()))
                  .add(year, loads);
            }
          }
        });
    return runs;
  }

  /** Several as one. */
  static BuildingRun together(String name, Collection<BuildingRun> runs) {
    BuildingRun all = new BuildingRun(name, new TreeMap<>());
    runs.forEach(run -> run.byYear.forEach(all::add));
    return all;
  }

  private void add(int year, SortedMap<LoadKey, Built> loads) {
    SortedMap<LoadKey, Built> sums = byYear.computeIfAbsent(year, y -> new TreeMap<>());
    loads.forEach((load, built) -> sums.merge(load, built, Built::plus));
  }

  /** All of it. */
  Built all() {
    Optional<Built> sum =
        byYear.values().stream().flatMap(loads -> loads.values().stream()).reduce(Built::plus);
    return sum.orElseThrow();
  }

  BigInteger microjoules() {
    return all().microjoules();
  }
}
