package io.greenai.agent.meter.nvml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a board told at one time.
 *
 * @param nanos the monotonic instant
 * @param millijoules since the driver was loaded; empty where it has no counter
 * @param milliwatts empty where it tells no power
 * @param utilisations of the processes since the reading before; empty where not told
 * @param processes that have it open; empty where not told
 * @param busyPercent empty where not told
 * @param failure why nothing of it could be read, else null
 */
record BoardReading(
    long nanos,
    OptionalLong millijoules,
    OptionalLong milliwatts,
    Optional<List<Utilisation>> utilisations,
    Optional<List<BoardProcess>> processes,
    OptionalInt busyPercent,
    @Nullable NvmlException failure) {

  static BoardReading failed(long nanos, NvmlException failure) {
    return new BoardReading(
        nanos,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        failure);
  }

  /** Whether it is of the same time, and so the same reading of a board. */
  boolean isSameAs(BoardReading other) {
    return nanos == other.nanos;
  }

  /** Whether it is known that no process had it open or used it. */
  boolean isQuiet() {
    return processes.filter(List::isEmpty).isPresent()
        && utilisations.orElse(List.of()).isEmpty()
        && busyPercent.orElse(0) == 0;
  }
}
