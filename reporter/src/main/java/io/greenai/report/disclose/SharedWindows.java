package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import java.time.Instant;
import java.util.List;

/** Windows that state several experiments: whose they are nobody can tell. */
final class SharedWindows {
  private final List<Experiment> all;

  /** Those among {@code all}. */
  SharedWindows(List<Experiment> all) {
    this.all = all;
  }

  /**
   * A figure of an experiment, which is a lower bound where it shares windows.
   *
   * @param until no later windows concern the figure
   */
  Figure told(Experiment one, Instant until, Figure figure, Derivation derivation) {
    String shared =
        all.stream()
            .filter(other -> other.version().equals(one.version()))
            .filter(other -> other.ids().size() > one.ids().size())
            .filter(other -> other.ids().containsAll(one.ids()))
            .filter(other -> other.within(Instant.MIN, until).isPresent())
            .map(Experiment::name)
            .collect(joining("; "));
    return shared.isEmpty() || figure.number().isEmpty()
        ? figure.by(derivation)
        : figure
            .atLeast()
            .by(derivation.noting("windows that state " + shared + " together are not in it"));
  }
}
