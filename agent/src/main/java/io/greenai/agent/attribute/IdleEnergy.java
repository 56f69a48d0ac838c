package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;

/**
 * Idle power times the length of an interval.
 *
 * @param microjoules negative counts as 0
 * @param quality of the idle power: configured or learnt on this host, or of a power model
 */
public record IdleEnergy(long microjoules, Quality quality) {
  public IdleEnergy {
    requireNonNull(quality, "quality");
    microjoules = Math.max(0, microjoules);
  }

  /** Of two intervals. */
  IdleEnergy and(IdleEnergy next) {
    return new IdleEnergy(microjoules + next.microjoules, quality.worse(next.quality));
  }
}
