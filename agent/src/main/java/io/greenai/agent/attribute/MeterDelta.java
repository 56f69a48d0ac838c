package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.MeterDeclaration;

/**
 * What one meter counted in an interval, wraps already undone.
 *
 * @param energyMicrojoules 0 or more and below 10^18, the ledger's bound; else {@link
 *     IllegalArgumentException}
 */
public record MeterDelta(MeterDeclaration meter, long energyMicrojoules) {
  private static final long BOUND = 1_000_000_000_000_000_000L;

  public MeterDelta {
    requireNonNull(meter, "meter");
    if (energyMicrojoules < 0 || energyMicrojoules >= BOUND) {
      throw new IllegalArgumentException(
          "Meter '"
              + meter.id()
              + "' counted "
              + energyMicrojoules
              + " uJ in one interval, not within 0 and 10^18; take the difference of two readings and"
              + " undo the counter's wrap first");
    }
  }
}
