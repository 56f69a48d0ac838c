package io.greenai.agent.meter.nvml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Reads all boards. A board that is lost is looked for again, by its UUID and with a new start of
 * the library, after a while ({@link BackOff}); the others are read on meanwhile. For one thread.
 */
final class BoardReader {
  /** Drivers take between one and six samples of each process in a second. */
  private static final long SAMPLES_HOLD_NANOS = 2_000_000_000L;

  /** A board with its handle, if it has one. */
  private static final class Open {
    final Board board;
    OptionalLong handle;
    long lastSampleMicros;
    long lastSampleNanos;
    List<Utilisation> lastSamples = List.of();
    NvmlException failure;

    Open(Board board, long handle) {
      this.board = board;
      this.handle = OptionalLong.of(handle);
      this.failure = new NvmlException("nvmlInit", 1);
    }

    Open(Board board, NvmlException failure) {
      this.board = board;
      this.handle = OptionalLong.empty();
      this.failure = failure;
    }
  }

  private final Nvml nvml;
  private final LongSupplier clock;
  private final List<Open> boards = new ArrayList<>();
  private List<NvmlException> missing = List.of();
  private final BackOff backOff = new BackOff();

  private BoardReader(Nvml nvml, LongSupplier clock) {
    this.nvml = nvml;
    this.clock = clock;
  }

  /**
   * Starts the library and looks at its boards. One that fails is looked for again like one that is
   * lost later, if the driver lists it.
   *
   * @param listed by the driver
   * @param clock monotonic nanoseconds
   */
  static BoardReader open(Nvml nvml, List<Board> listed, LongSupplier clock) throws NvmlException {
    nvml.start();
    BoardReader reader = new BoardReader(nvml, clock);
    try {
      reader.lookAtAll(listed);
    } catch (NvmlException e) {
      nvml.shutdown();
      throw e;
    }
    return reader;
  }

  private void lookAtAll(List<Board> listed) throws NvmlException {
    int count = nvml.count();
    List<NvmlException> failures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      try {
        long handle = nvml.handle(i);
        boards.add(new Open(describe(handle), handle));
      } catch (NvmlException e) {
        if (!e.status().isLack() && e.status() != NvmlStatus.NO_PERMISSION) {
          failures.add(e);
        }
      }
    }
    List<String> seen = boards().stream().map(Board::uuid).toList();
    List<Board> others = listed.stream().filter(board -> !seen.contains(board.uuid())).toList();
    if (failures.size() != others.size()) {
      missing = failures;
      return;
    }
    for (int i = 0; i < failures.size(); i++) {
      boards.add(new Open(others.get(i), failures.get(i)));
      backOff.begin(clock.getAsLong());
    }
    boards.sort(Comparator.comparing(open -> open.board.pciAddress()));
  }

  /** Why boards are left out that nobody can name. */
  List<NvmlException> missing() {
    return missing;
  }

  private Board describe(long handle) throws NvmlException {
    long limit;
    try {
      limit = nvml.powerLimitMilliwatts(handle);
    } catch (NvmlException e) {
      limit = 0;
    }
    return new Board(
        nvml.uuid(handle),
        nvml.name(handle),
        nvml.pciAddress(handle),
        nvml.isDivided(handle),
        limit);
  }

  /** In the order of the library, which is that of the PCI bus. */
  List<Board> boards() {
    return boards.stream().map(open -> open.board).toList();
  }

  /** The UUID of the board that an instance of it (MIG) is part of. */
  Optional<String> boardOfInstance(String instanceUuid) {
    try {
      return Optional.of(nvml.uuid(nvml.boardOfInstance(nvml.handle(instanceUuid))));
    } catch (NvmlException e) {
      return Optional.empty();
    }
  }

  /** One for each board, by their PCI addresses. */
  Map<String, BoardReading> readAll() {
    if (boards.stream().anyMatch(open -> open.handle.isEmpty())
        && backOff.isDue(clock.getAsLong())) {
      restart();
    }
    Map<String, BoardReading> readings = new HashMap<>();
    boards.forEach(open -> readings.put(open.board.pciAddress(), read(open)));
    return readings;
  }

  void close() {
    nvml.shutdown();
  }

  private BoardReading read(Open open) {
    if (open.handle.isEmpty()) {
      return BoardReading.failed(clock.getAsLong(), open.failure);
    }
    try {
      return read(open, open.handle.getAsLong());
    } catch (NvmlException e) {
      if (e.status().endsHandles()) {
        lose(open, e);
      }
      return BoardReading.failed(clock.getAsLong(), e);
    }
  }

  private BoardReading read(Open open, long handle) throws NvmlException {
    OptionalLong millijoules = number(() -> nvml.energyMillijoules(handle));
    long nanos = clock.getAsLong();
    OptionalLong milliwatts = number(() -> nvml.powerMilliwatts(handle));
    OptionalLong busy = number(() -> nvml.busyPercent(handle));
    return new BoardReading(
        nanos,
        millijoules,
        milliwatts,
        list(() -> utilisations(open, handle, nanos, busy.orElse(0) > 0)),
        list(() -> nvml.processes(handle)),
        busy.isPresent() ? OptionalInt.of((int) busy.getAsLong()) : OptionalInt.empty(),
        null);
  }

  /** Where the board is busy and no sample was taken since, the last ones hold for a while. */
  private List<Utilisation> utilisations(Open open, long handle, long nanos, boolean busy)
      throws NvmlException {
    Nvml.Utilisations read = nvml.utilisations(handle, open.lastSampleMicros);
    open.lastSampleMicros = read.lastMicros();
    if (read.samples().isEmpty() && busy && nanos - open.lastSampleNanos < SAMPLES_HOLD_NANOS) {
      return open.lastSamples;
    }
    open.lastSampleNanos = nanos;
    open.lastSamples = read.samples();
    return read.samples();
  }

  private void restart() {
    nvml.shutdown();
    try {
      nvml.start();
    } catch (NvmlException e) {
      boards.forEach(open -> lose(open, e));
      backOff.failed(clock.getAsLong());
      return;
    }
    boolean complete = true;
    for (Open open : boards) {
      try {
        open.handle = OptionalLong.of(nvml.handle(open.board.uuid()));
      } catch (NvmlException e) {
        lose(open, e);
        complete = false;
      }
    }
    if (complete) {
      backOff.worked();
    } else {
      backOff.failed(clock.getAsLong());
    }
  }

  private void lose(Open open, NvmlException failure) {
    if (open.handle.isPresent()) {
      backOff.begin(clock.getAsLong());
    }
    open.handle = OptionalLong.empty();
    open.failure = failure;
  }

  private interface Call<T> {
    T make() throws NvmlException;
  }

  private static OptionalLong number(Call<? extends Number> call) throws NvmlException {
    return list(() -> List.of(call.make()))
        .map(one -> OptionalLong.of(one.get(0).longValue()))
        .orElse(OptionalLong.empty());
  }

  /** Nothing where the device or the driver cannot tell. */
  private static <T> Optional<List<T>> list(Call<List<T>> call) throws NvmlException {
    try {
      return Optional.of(call.make());
    } catch (NvmlException e) {
      if (e.status().isLack() || e.status() == NvmlStatus.NO_PERMISSION) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
