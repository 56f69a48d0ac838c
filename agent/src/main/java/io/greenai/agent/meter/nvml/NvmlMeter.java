package io.greenai.agent.meter.nvml;

import io.greenai.agent.attribute.DeviceUse;
import io.greenai.agent.meter.Accelerator;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterException;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One board. Instances of a divided board (MIG) have no energy of their own: it is the board's that
 * is metered.
 */
final class NvmlMeter implements Meter, Accelerator {
  /**
   * Of its power limit, of boards of which nothing better is known: T4, V100, A100 and A10G idle at
   * 11 to 12 % (Cloud Carbon Footprint, coefficients of GPUs).
   */
  private static final long IDLE_PERCENT_OF_LIMIT = 11;

  private final Board board;
  private final Supplier<String> name;
  private final String declaredName;
  private final Boards boards;
  private final BoardUsers users;
  private final BoardEnergy energy;
  private final Optional<KnownIdle> idle;
  private BoardReading last;
  private long microjoules;

  /**
   * A meter of a board that tells energy or power.
   *
   * @param name the board's name in this process, as far as it is known; empty where it cannot use
   *     it
   * @param first reading, failed where it could not be read yet
   */
  NvmlMeter(
      Board board,
      Supplier<String> name,
      Boards boards,
      BoardUsers users,
      BoardEnergy energy,
      BoardReading first) {
    this.board = board;
    this.name = name;
    this.declaredName = name.get();
    this.boards = boards;
    this.users = users;
    this.energy = energy;
    this.last = first;
    this.idle = idle(board, first, users.mayOverlookOthers());
    boards.use();
  }

  private static Optional<KnownIdle> idle(
      Board board, BoardReading first, boolean mayOverlookOthers) {
    if (first.isQuiet() && first.milliwatts().isPresent()) {
      return Optional.of(
          new KnownIdle(
              first.milliwatts().getAsLong(),
              mayOverlookOthers ? Quality.ASSUMED : Quality.MODELLED,
              "power when the books opened, with no process on the board"
                  + (mayOverlookOthers ? " that is to be seen from a container" : "")));
    }
    return board.powerLimitMilliwatts() > 0
        ? Optional.of(
            new KnownIdle(
                board.powerLimitMilliwatts() * IDLE_PERCENT_OF_LIMIT / 100,
                Quality.ASSUMED,
                IDLE_PERCENT_OF_LIMIT + " % of the board's power limit"))
        : Optional.empty();
  }

  @Override
  public MeterDeclaration declaration() {
    return new MeterDeclaration(
        board.meterId(),
        Domain.GPU,
        MeterRole.PART,
        Boundary.DEVICE,
        Quality.MEASURED,
        energy.source()
            + " of "
            + board.name()
            + (declaredName.isEmpty() ? "" : " (" + declaredName + ")"),
        energy.uncertaintyPpm());
  }

  @Override
  public long readMicrojoules() throws MeterException {
    BoardReading reading = boards.newest(board, last);
    if (reading.isSameAs(last)) {
      return microjoules;
    }
    last = reading;
    NvmlException failure = reading.failure();
    if (failure != null) {
      throw new MeterException(
          board.meterId()
              + " cannot be read ("
              + failure.getMessage()
              + "); "
              + failure.status().remedy());
    }
    microjoules = energy.microjoules(reading);
    return microjoules;
  }

  @Override
  public Optional<String> device() {
    return Optional.of(board.pciAddress());
  }

  @Override
  public Optional<KnownIdle> idle() {
    return idle;
  }

  @Override
  public boolean mayLearnIdle() {
    return true;
  }

  @Override
  public Optional<Accelerator> accelerator() {
    return Optional.of(this);
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public DeviceUse use() {
    return users.of(board, last);
  }

  @Override
  public boolean isQuiet() {
    return last.isQuiet();
  }

  @Override
  public void close() {
    boards.release();
  }
}
