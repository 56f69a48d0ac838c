package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.util.Optional;

/** A source of energy readings. For one thread. */
public interface Meter extends AutoCloseable {
  /** What the ledger's header says about this meter. */
  MeterDeclaration declaration();

  /**
   * Energy since the meter was opened, in microjoules; never less than at the last reading. A
   * counter that wraps is continued inside.
   *
   * @throws MeterException where the meter cannot be read now; later readings may succeed, and
   *     include what the counter saw in between unless it was reset
   */
  long readMicrojoules() throws MeterException;

  /** The idle power of what this meter counts, if the meter itself knows it. */
  default Optional<KnownIdle> idle() {
    return Optional.empty();
  }

  /** Gives descriptors back. Never throws. */
  @Override
  void close();
}
