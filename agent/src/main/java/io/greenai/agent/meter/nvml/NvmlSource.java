package io.greenai.agent.meter.nvml;

import io.greenai.agent.meter.Found;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterSite;
import io.greenai.agent.meter.MeterSource;
import io.greenai.ledger.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * NVIDIA boards. Without the driver's library this is a few looks for files. With it, the library
 * is started, which takes milliseconds where the driver is kept loaded (nvidia-persistenced) and
 * some seconds where it is not. Where it does not start, as before the driver is loaded, boards
 * that the driver lists or the bus shows are metered from when it does.
 */
public final class NvmlSource implements MeterSource {
  private static final long OPENING_MILLIS = 10_000;

  /** Where the driver lists its boards they may begin to count later. */
  private static final long LISTED_OPENING_MILLIS = 3_000;

  @Override
  public String name() {
    return "nvml";
  }

  @Override
  public Found find(MeterSite site) {
    Optional<String> library = LibraryPlace.find(site.root(), site.environment());
    if (library.isEmpty()) {
      return Found.nothing("no NVIDIA driver");
    }
    List<Board> listed = DriverBoards.listed(site.proc());
    NvmlSession session = new NvmlSession(library.get(), site.environment(), listed, site.clock());
    PatientReader<Map<String, BoardReading>> reader =
        PatientReader.start(site.background(), site.clock(), session::readAll, session::close);
    long patience = listed.isEmpty() ? OPENING_MILLIS : LISTED_OPENING_MILLIS;
    Optional<Map<String, BoardReading>> first = reader.ask(patience);
    Found found =
        first.isPresent()
            ? meters(site, session, reader, first.get())
            : waiting(site, session, reader, listed, slow(patience));
    if (found.meters().isEmpty()) {
      reader.close();
    }
    return found;
  }

  private static Found meters(
      MeterSite site,
      NvmlSession session,
      PatientReader<Map<String, BoardReading>> reader,
      Map<String, BoardReading> first) {
    if (!session.problem().isEmpty()) {
      List<Board> expected = session.mayStillStart() ? expected(site) : List.of();
      return waiting(site, session, reader, expected, session.problem());
    }
    Boards boards = new Boards(reader, first, session::problem, site.clock());
    BoardUsers users = new BoardUsers(OwnPids.read(site.proc()));
    List<Meter> meters = new ArrayList<>();
    List<Found.Problem> problems = new ArrayList<>();
    for (Board board : session.boards()) {
      BoardReading reading = first.getOrDefault(board.pciAddress(), notYet(site));
      Optional<BoardEnergy> energy = BoardEnergy.of(board, reading);
      energy.ifPresent(
          known ->
              meters.add(
                  new NvmlMeter(
                      board, () -> session.nameOf(board), boards, users, known, reading)));
      if (energy.isEmpty() || reading.failure() != null) {
        problems.add(new Found.Problem(null, untold(board, reading)));
      }
    }
    for (NvmlException failure : session.missing()) {
      problems.add(
          new Found.Problem(
              null,
              "a GPU cannot be read (%s); %s; it is not metered"
                  .formatted(failure.getMessage(), failure.status().remedy())));
    }
    if (!session.doubt().isEmpty()) {
      problems.add(new Found.Problem(null, session.doubt()));
    }
    if (session.passNanos() > Boards.PATIENCE_MILLIS * 1_000_000) {
      problems.add(
          new Found.Problem(
              null,
              "NVML takes "
                  + session.passNanos() / 1_000_000
                  + " ms for a reading; what GPUs use is booked a second late"));
    }
    boolean none = session.boards().isEmpty() && session.missing().isEmpty();
    return new Found(meters, problems, none ? "a driver without a GPU" : divided(session.boards()));
  }

  /** The boards of this host, as far as they are known without the library. */
  private static List<Board> expected(MeterSite site) {
    List<Board> listed = DriverBoards.listed(site.proc());
    return listed.isEmpty() ? BusBoards.found(site.sys()) : listed;
  }

  private static String slow(long patienceMillis) {
    return "NVML takes longer than "
        + patienceMillis / 1000
        + " s to start; run nvidia-persistenced, which keeps the driver loaded";
  }

  /** Of boards that are to come once the library has started. */
  private static Found waiting(
      MeterSite site,
      NvmlSession session,
      PatientReader<Map<String, BoardReading>> reader,
      List<Board> expected,
      String why) {
    if (expected.isEmpty()) {
      return Found.problem(Domain.GPU, why);
    }
    Boards boards = new Boards(reader, Map.of(), session::problem, site.clock());
    BoardUsers users = new BoardUsers(OwnPids.read(site.proc()));
    Map<String, String> guessed =
        new CudaOrdinals(expected, site.environment(), uuid -> Optional.empty()).names();
    List<Meter> meters = new ArrayList<>();
    for (Board board : expected) {
      Supplier<String> name =
          () ->
              session.knowsNames()
                  ? session.nameOf(board)
                  : guessed.getOrDefault(board.pciAddress(), "");
      meters.add(
          new NvmlMeter(board, name, boards, users, new BoardEnergy.Late(board), notYet(site)));
    }
    return new Found(
        meters,
        List.of(new Found.Problem(null, why + "; GPUs are metered from when it has started")),
        "");
  }

  private static BoardReading notYet(MeterSite site) {
    return BoardReading.failed(site.clock().getAsLong(), new NvmlException("nvmlInit", 10));
  }

  private static String untold(Board board, BoardReading reading) {
    NvmlException failure = reading.failure();
    return board.meterId()
        + " ("
        + board.name()
        + ") "
        + (failure == null
            ? "tells neither energy nor power; it is not metered"
            : "cannot be read (%s); %s; it is metered from when it can"
                .formatted(failure.getMessage(), failure.status().remedy()));
  }

  private static String divided(List<Board> boards) {
    return boards.stream().anyMatch(Board::divided)
        ? "divided into instances (MIG), of which none is metered by itself"
        : "";
  }
}
