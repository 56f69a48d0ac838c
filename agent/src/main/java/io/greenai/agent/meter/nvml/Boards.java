package io.greenai.agent.meter.nvml;

import io.greenai.agent.meter.MeterException;
import java.util.List;

/**
 * The last readings of all boards. One pass of the library reads them all; the meter that has seen
 * its part of it asks for the next. For the sampler.
 */
final class Boards {
  /** How long the sampler waits: a tenth of what passes between two samples. */
  static final long PATIENCE_MILLIS = 100;

  private static final long HUNG_NANOS = 10_000_000_000L;

  private final PatientReader<List<BoardReading>> reader;
  private List<BoardReading> latest;
  private int users;

  /**
   * Boards that were read once.
   *
   * @param first one for each board
   */
  Boards(PatientReader<List<BoardReading>> reader, List<BoardReading> first) {
    this.reader = reader;
    this.latest = first;
  }

  /**
   * The newest reading of a board; the one already {@code seen} where the library is late.
   *
   * @throws MeterException where the library has been late for 10 s
   */
  BoardReading newest(int board, BoardReading seen) throws MeterException {
    if (latest.get(board).isSameAs(seen)) {
      reader.ask(PATIENCE_MILLIS).ifPresent(readings -> latest = readings);
    }
    if (latest.get(board).isSameAs(seen) && reader.waitedNanos() > HUNG_NANOS) {
      throw new MeterException(
          "NVML has not answered for "
              + reader.waitedNanos() / 1_000_000_000
              + " s; look at nvidia-smi, a board may have fallen off the bus");
    }
    return latest.get(board);
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
