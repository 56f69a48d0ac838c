package io.greenai.agent.meter.nvml;

import io.greenai.agent.meter.CumulativeCounter;
import io.greenai.agent.meter.MeterException;
import io.greenai.agent.meter.PowerIntegral;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the energy of a board is found from its readings. */
sealed interface BoardEnergy {
  /**
   * Energy since the first reading, in microjoules.
   *
   * @param reading later than the one before
   */
  long microjoules(BoardReading reading) throws MeterException;

  /**
   * The best way that a board offers; empty where it tells neither energy nor power. A counter that
   * stands at 0 is one that does not count: a board that answers has used some since the driver was
   * loaded. Of a board that could not be read it is found later.
   */
  static Optional<BoardEnergy> of(Board board, BoardReading first) {
    if (first.failure() != null) {
      return Optional.of(new Late(board));
    }
    if (first.millijoules().orElse(0) > 0) {
      return Optional.of(new Counted(board.meterId(), first));
    }
    return first.milliwatts().isPresent()
        ? Optional.of(new Integrated(board.meterId(), first))
        : Optional.empty();
  }

  /** In the words of the ledger's header. */
  String source();

  /**
   * Standard uncertainty, in parts per million. NVIDIA states that its power readings are accurate
   * to within 5 % (nvml.h, nvmlDeviceGetPowerUsage); as sensors of A100 and H100 see but a quarter
   * of the time (Yang, Adamek and Armour, SC24, arXiv 2312.02741) that is taken for the standard
   * uncertainty and not for a bound.
   */
  long uncertaintyPpm();

  /** The board's own counter, in millijoules since the driver was loaded. */
  final class Counted implements BoardEnergy {
    private static final long MICRO_PER_MILLI = 1000;

    /**
     * The most, of one that was seen to be slow: boards bring theirs up to date ten times a second.
     */
    private static final long LONGEST_REST_SECONDS = 10;

    private final String name;
    private final CumulativeCounter counter;

    Counted(String name, BoardReading first) {
      this.name = name;
      counter =
          new CumulativeCounter(
              name,
              0,
              LONGEST_REST_SECONDS,
              first.millijoules().orElseThrow() * MICRO_PER_MILLI,
              first.nanos());
    }

    @Override
    public long microjoules(BoardReading reading) throws MeterException {
      if (reading.millijoules().isEmpty()) {
        throw new MeterException(name + ": its energy counter is not there any more");
      }
      return counter.advance(reading.millijoules().getAsLong() * MICRO_PER_MILLI, reading.nanos());
    }

    @Override
    public String source() {
      return "NVML total energy";
    }

    @Override
    public long uncertaintyPpm() {
      return 50_000;
    }
  }

  /**
   * Power times the true time between readings, linear in between. Newer boards tell the mean of
   * the last second, older ones an instant, of which once a second is little; the uncertainty is
   * twice that of a counter.
   */
  final class Integrated implements BoardEnergy {
    private static final long MICRO_PER_MILLI = 1000;

    private final String name;
    private final PowerIntegral energy;

    Integrated(String name, BoardReading first) {
      this.name = name;
      energy =
          new PowerIntegral(
              name,
              PowerIntegral.Rule.INSTANT,
              first.milliwatts().orElseThrow() * MICRO_PER_MILLI,
              first.nanos());
    }

    @Override
    public long microjoules(BoardReading reading) throws MeterException {
      if (reading.milliwatts().isEmpty()) {
        throw new MeterException(name + ": its power cannot be read any more");
      }
      return energy.advance(reading.milliwatts().getAsLong() * MICRO_PER_MILLI, reading.nanos());
    }

    @Override
    public String source() {
      return "NVML power, integrated";
    }

    @Override
    public long uncertaintyPpm() {
      return 100_000;
    }
  }

  /** Of a board that has told nothing yet: by its first reading that tells. */
  final class Late implements BoardEnergy {
    private final Board board;
    private @Nullable BoardEnergy found;

    Late(Board board) {
      this.board = board;
    }

    @Override
    public long microjoules(BoardReading reading) throws MeterException {
      BoardEnergy known = found;
      if (known != null) {
        return known.microjoules(reading);
      }
      found =
          of(board, reading)
              .orElseThrow(
                  () -> new MeterException(board.meterId() + " tells neither energy nor power"));
      return 0;
    }

    @Override
    public String source() {
      return "NVML";
    }

    @Override
    public long uncertaintyPpm() {
      return 100_000;
    }
  }
}
