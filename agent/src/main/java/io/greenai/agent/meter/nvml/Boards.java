package io.greenai.agent.meter.nvml;

import io.greenai.agent.meter.MeterException;
import io.greenai.agent.meter.NotThereYet;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The last readings of all boards, by their PCI addresses. One pass of the library reads them all;
 * the meter that has seen its part of it asks for the next. For the sampler.
 */
final class Boards {
  /** How long the sampler waits in a sample, for all boards: a tenth of what lies between two. */
  static final long PATIENCE_MILLIS = 100;

  private static final long SAMPLE_NANOS = 500_000_000L;

  private static final long HUNG_NANOS = 10_000_000_000L;

  private final PatientReader<Map<String, BoardReading>> reader;
  private final Supplier<String> problem;
  private final LongSupplier clock;
  private Map<String, BoardReading> latest;
  private long inVainNanos;
  private int users;

  /**
   * Boards that are read by a reader.
   *
   * @param first readings, none where the library has not answered yet
   * @param problem why it cannot be used, empty where it can
   * @param clock monotonic nanoseconds
   */
  Boards(
      PatientReader<Map<String, BoardReading>> reader,
      Map<String, BoardReading> first,
      Supplier<String> problem,
      LongSupplier clock) {
    this.reader = reader;
    this.latest = first;
    this.problem = problem;
    this.clock = clock;
    this.inVainNanos = clock.getAsLong() - SAMPLE_NANOS;
  }

  /**
   * The newest reading of a board; the one already {@code seen} where the library is late.
   *
   * @throws MeterException where the library has been late for 10 s, or does not tell the board;
   *     {@link NotThereYet} while it has never told anything
   */
  BoardReading newest(Board board, BoardReading seen) throws MeterException {
    if (of(board, seen).isSameAs(seen)) {
      ask();
    }
    if (latest.isEmpty()) {
      throw new NotThereYet(board.meterId() + " cannot be read: " + why());
    }
    if (!latest.containsKey(board.pciAddress())) {
      throw new MeterException(
          board.meterId() + " cannot be read: NVML does not tell of it; look at nvidia-smi");
    }
    if (of(board, seen).isSameAs(seen) && reader.waitedNanos() > HUNG_NANOS) {
      throw new MeterException(
          "NVML has not answered for "
              + reader.waitedNanos() / 1_000_000_000
              + " s; look at nvidia-smi, a board may have fallen off the bus");
    }
    return of(board, seen);
  }

  private BoardReading of(Board board, BoardReading otherwise) {
    return latest.getOrDefault(board.pciAddress(), otherwise);
  }

  /** In vain at most once in a sample, and not at all for a library that hangs. */
  private void ask() {
    long now = clock.getAsLong();
    boolean patient = now - inVainNanos >= SAMPLE_NANOS && reader.waitedNanos() <= HUNG_NANOS;
    reader
        .ask(patient ? PATIENCE_MILLIS : 0)
        .ifPresentOrElse(
            readings -> latest = readings, () -> inVainNanos = patient ? now : inVainNanos);
  }

  private String why() {
    return problem.get().isEmpty() ? "NVML has not started yet" : problem.get();
  }

  /** One more meter reads these boards. */
  void use() {
    users++;
  }

  /** One meter less; after the last the library is shut down. */
  void release() {
    if (--users == 0) {
      reader.close();
    }
  }
}
