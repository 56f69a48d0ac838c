package io.greenai.agent.meter;

import io.greenai.ledger.Domain;
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
   *     include what the counter saw in between unless it was reset; {@link NothingToTell} where
   *     that is in order
   */
  long readMicrojoules() throws MeterException;

  /**
   * How long, as of the last reading, a counter has not moved of something that always draws power:
   * it is late, or dead, and that it counted nothing says nothing. 0 where it moved, or may rest.
   */
  default long lateNanos() {
    return 0;
  }

  /** Of a whole: whether it counts what this part counts. */
  default boolean holds(MeterDeclaration part) {
    return true;
  }

  /**
   * Of a meter of one device: its PCI address as sysfs writes it ({@code 0000:65:00.0}), by which
   * two sources of the same device are told.
   */
  default Optional<String> device() {
    return Optional.empty();
  }

  /** The idle power of what this meter counts, if the meter itself knows it. */
  default Optional<KnownIdle> idle() {
    return Optional.empty();
  }

  /** Whether that figure holds only until a better one is learnt. */
  default boolean mayLearnIdle() {
    return idle().isEmpty();
  }

  /**
   * The accelerator that this meter is of; empty for other domains than {@code gpu}. Unless a meter
   * knows better it is what its id names after the last colon, as in {@code drm:gpu0}.
   */
  default Optional<Accelerator> accelerator() {
    MeterDeclaration declared = declaration();
    return declared.domain() == Domain.GPU
        ? Optional.of(
            Accelerator.unobserved(declared.id().substring(declared.id().lastIndexOf(':') + 1)))
        : Optional.empty();
  }

  /** Gives descriptors back. Never throws. */
  @Override
  void close();
}
