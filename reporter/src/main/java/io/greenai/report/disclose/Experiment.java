package io.greenai.report.disclose;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.RunTotals;
import io.greenai.report.query.RunTotals.Built;
import io.greenai.report.query.Stretch;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was booked of building one version of a model in windows that state the same experiments.
 *
 * @param ids of the experiments; several where windows state several, none where they state none
 * @param work by time, in whatever run and calendar year; one or more
 */
record Experiment(Version version, SortedSet<String> ids, List<Work> work) {
  Experiment {
    requireNonNull(version, "version");
    work = List.copyOf(work);
  }

  /**
   * A stretch of it.
   *
   * @param year whose books have it
   */
  record Work(int year, Stretch stretch) {
    Built built() {
      return stretch.built();
    }
  }

  /** What a score is of. */
  record Measure(Phase phase, String name) implements Comparable<Measure> {
    private static final Comparator<Measure> ORDER =
        Comparator.comparing(Measure::name).thenComparing(Measure::phase);

    @Override
    public int compareTo(Measure other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return name + ", " + phase.id();
    }
  }

  /**
   * A score as it was stated.
   *
   * @param at the end of the window that states it
   */
  record Score(Instant at, BigDecimal value) {}

  /** All of the books, by version, and of a version those of most energy first. */
  static List<Experiment> all(Footprint footprint) {
    Map<List<Object>, List<Work>> groups = new LinkedHashMap<>();
    footprint
        .builds()
        .forEach(
            (year, books) -> {
              for (RunTotals run : books.totals().runs()) {
                for (Stretch stretch : run.stretches()) {
                  groups
                      .computeIfAbsent(
                          List.of(version(stretch), stretch.experiments()),
                          key -> new ArrayList<>())
                      .add(new Work(year, stretch));
                }
              }
            });
    return groups.values().stream()
        .map(Experiment::of)
        .sorted(
            Comparator.comparing((Experiment one) -> one.version().toString())
                .thenComparing(one -> one.microjoules(), Comparator.reverseOrder())
                .thenComparing(Experiment::name))
        .toList();
  }

  private static Experiment of(List<Work> work) {
    Stretch any = work.get(0).stretch();
    return new Experiment(
        version(any),
        any.experiments(),
        work.stream().sorted(Comparator.comparing(Work::stretch, Stretch.BY_TIME)).toList());
  }

  private static Version version(Stretch stretch) {
    return Lineage.version(stretch.load()).orElseThrow();
  }

  /** Its id, or all ids. */
  String name() {
    return String.join(", ", ids);
  }

  boolean isOne() {
    return ids.size() == 1;
  }

  /** Energy as booked. */
  BigInteger microjoules() {
    return sum(work);
  }

  /** The same as far as loads go, by year. */
  BuildingRun all() {
    return part(one -> true);
  }

  /** What began before {@code moment}. */
  BuildingRun until(Instant moment) {
    return part(one -> one.built().first().isBefore(moment));
  }

  /** What was booked of one phase; 0 where nothing was. */
  BigInteger microjoules(Phase phase) {
    return sum(work.stream().filter(one -> phase(one) == phase).toList());
  }

  /** What of it began in an interval, the end excluded; absent where nothing did. */
  Optional<Experiment> within(Instant start, Instant end) {
    List<Work> part =
        work.stream()
            .filter(one -> !one.built().first().isBefore(start))
            .filter(one -> one.built().first().isBefore(end))
            .toList();
    return part.isEmpty() ? Optional.empty() : Optional.of(new Experiment(version, ids, part));
  }

  /** What windows state, in the order of time. */
  SortedMap<Measure, List<Score>> scores() {
    SortedMap<Measure, List<Score>> scores = new TreeMap<>();
    for (Work one : work) {
      one.stretch()
          .scores()
          .forEach(
              (name, value) ->
                  scores
                      .computeIfAbsent(new Measure(phase(one), name), measure -> new ArrayList<>())
                      .add(new Score(one.built().last(), value)));
    }
    return scores;
  }

  private static Phase phase(Work one) {
    LoadKey load = one.stretch().load();
    return Optional.ofNullable(load.model()).map(ModelKey::phase).orElseThrow();
  }

  private BuildingRun part(Predicate<Work> wanted) {
    SortedMap<Integer, SortedMap<LoadKey, Built>> byYear = new TreeMap<>();
    work.stream()
        .filter(wanted)
        .forEach(
            one ->
                byYear
                    .computeIfAbsent(one.year(), year -> new TreeMap<>())
                    .merge(one.stretch().load(), one.built(), Built::plus));
    return new BuildingRun(name(), byYear);
  }

  private static BigInteger sum(List<Work> some) {
    return some.stream()
        .map(one -> one.built().microjoules())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
