package io.greenai.report.disclose;

import static java.util.Objects.requireNonNull;

import io.greenai.report.disclose.Experiment.Score;
import io.greenai.report.org.ScoreTarget;
import java.util.List;
import java.util.Optional;

/**
 * When an experiment came to what it was made for: to the target, or where nobody states one to the
 * best score that it ever had, the first time in both cases.
 *
 * @param best absent where nobody can tell which score is better
 * @param sense of the measure; absent where nobody can tell
 * @param reached absent where the target was not, or the best is not known
 */
record Solution(
    Optional<ScoreTarget> target,
    Optional<Sense> sense,
    Optional<Score> best,
    Optional<Score> reached) {
  Solution {
    requireNonNull(target, "target");
    requireNonNull(sense, "sense");
    requireNonNull(best, "best");
    requireNonNull(reached, "reached");
  }

  /**
   * Of scores in the order of time.
   *
   * @param scores one or more
   */
  static Solution of(String measure, List<Score> scores, Optional<ScoreTarget> target) {
    Optional<Sense> sense =
        target
            .map(set -> set.higherIsBetter() ? Sense.HIGHER : Sense.LOWER)
            .or(() -> Sense.of(measure));
    Optional<Score> best =
        sense.flatMap(
            which ->
                scores.stream().reduce((a, b) -> which.isBetter(b.value(), a.value()) ? b : a));
    return new Solution(
        target,
        sense,
        best,
        target.isPresent()
            ? scores.stream().filter(score -> target.get().isReachedBy(score.value())).findFirst()
            : best);
  }

  /** What counts as the solution, and when it was there. */
  String words() {
    String when = reached.map(score -> BuildRuns.minute(score.at()) + " UTC").orElse("");
    if (target.isPresent()) {
      ScoreTarget set = target.get();
      String aim =
          "target of at "
              + (set.higherIsBetter() ? "least " : "most ")
              + set.value().toPlainString();
      return aim + (when.isEmpty() ? ": not reached" : ": first reached " + when);
    }
    return sense
        .map(which -> "no target stated; " + which.best() + ", first reached " + when)
        .orElse("no target stated");
  }
}
