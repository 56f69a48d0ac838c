package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A version of a model that is to run, by the books of its own evaluation.
 *
 * @param energy metered, for one item
 * @param processor that it was evaluated on, with its meters
 * @param running the version that runs now; absent where none does
 */
public record Candidate(
    String model, String version, UnitEnergy energy, String processor, Optional<Running> running) {
  public Candidate {
    requireNonNull(model, "model");
    requireNonNull(version, "version");
    requireNonNull(energy, "energy");
    requireNonNull(processor, "processor");
    requireNonNull(running, "running");
  }

  /**
   * A version that runs.
   *
   * @param processor that it runs on, with its meters
   */
  public record Running(String version, UnitEnergy energy, String processor) {
    public Running {
      requireNonNull(version, "version");
      requireNonNull(energy, "energy");
      requireNonNull(processor, "processor");
    }
  }

  /**
   * How its energy for an item compares with the running version's; absent where none runs, or
   * where either has too few blocks to tell.
   */
  Optional<Change> change() {
    return running.filter(now -> energy.hasSpread() && now.energy().hasSpread()).map(this::against);
  }

  /** Meters of one processor err alike, so that their error does not tell two versions apart. */
  private Change against(Running now) {
    BigDecimal errors =
        energy.samplingHalfWidth().pow(2).add(now.energy().samplingHalfWidth().pow(2));
    if (!processor.equals(now.processor())) {
      errors = errors.add(energy.meterHalfWidth().pow(2)).add(now.energy().meterHalfWidth().pow(2));
    }
    BigDecimal ratio = energy.central().divide(now.energy().central(), CandidateJudge.DIGITS);
    return new Change(
        ratio.subtract(BigDecimal.ONE),
        errors.sqrt(CandidateJudge.DIGITS).multiply(ratio, CandidateJudge.DIGITS));
  }

  /**
   * Candidate over running version, less 1.
   *
   * @param halfWidth of its 95 % interval
   */
  record Change(BigDecimal share, BigDecimal halfWidth) {
    boolean isLower() {
      return share.add(halfWidth).signum() < 0;
    }

    boolean isHigher() {
      return share.subtract(halfWidth).signum() > 0;
    }
  }
}
