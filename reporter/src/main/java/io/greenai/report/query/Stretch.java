package io.greenai.report.query;

import static java.util.Objects.requireNonNull;

import io.greenai.report.query.RunTotals.Built;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Windows of one run in one slot, with the same experiments of building a model. It ends with the
 * first window in which the run states a score of any model.
 *
 * @param experiments that the application says were under way, each at any time in each window;
 *     empty where it names none
 * @param scores by their names, as its last window states them
 */
public record Stretch(
    LoadKey load,
    SortedSet<String> experiments,
    Built built,
    SortedMap<String, BigDecimal> scores) {

  /** By time, and of one time in an order that is always the same. */
  public static final Comparator<Stretch> BY_TIME =
      Comparator.comparing((Stretch stretch) -> stretch.built().last())
          .thenComparing(stretch -> stretch.built().first())
          .thenComparing(Stretch::load)
          .thenComparing(stretch -> stretch.scores().toString());

  public Stretch {
    requireNonNull(load, "load");
    requireNonNull(built, "built");
    experiments = Collections.unmodifiableSortedSet(new TreeSet<>(experiments));
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
  }

  /** This and what follows it. */
  Stretch then(Stretch next) {
    return new Stretch(load, experiments, built.plus(next.built), next.scores);
  }
}
