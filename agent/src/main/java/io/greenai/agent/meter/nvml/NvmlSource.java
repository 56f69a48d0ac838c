package io.greenai.agent.meter.nvml;

import io.greenai.agent.meter.Found;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterSite;
import io.greenai.agent.meter.MeterSource;
import io.greenai.ledger.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NVIDIA boards. Without the driver's library this is a few looks for files. With it, the library
 * is started, which takes milliseconds where the driver is kept loaded (nvidia-persistenced) and
 * some seconds where it is not.
 */
public final class NvmlSource implements MeterSource {
  private static final long OPENING_MILLIS = 10_000;

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
    NvmlSession session = new NvmlSession(library.get(), site.environment(), site.clock());
    PatientReader<List<BoardReading>> reader =
        PatientReader.start(site.background(), site.clock(), session::readAll, session::close);
    Optional<List<BoardReading>> first = reader.ask(OPENING_MILLIS);
    if (first.isEmpty()) {
      reader.close();
      return Found.problem(
          Domain.GPU,
          "NVML takes longer than "
              + OPENING_MILLIS / 1000
              + " s to start; run nvidia-persistenced, which keeps the driver loaded");
    }
    Found found = meters(site, session, new Boards(reader, first.get()), first.get());
    if (found.meters().isEmpty()) {
      reader.close();
    }
    return found;
  }

  private static Found meters(
      MeterSite site, NvmlSession session, Boards boards, List<BoardReading> first) {
    if (!session.problem().isEmpty()) {
      return Found.problem(Domain.GPU, session.problem());
    }
    BoardUsers users = new BoardUsers(OwnPids.read(site.proc()));
    List<Meter> meters = new ArrayList<>();
    List<Found.Problem> problems = new ArrayList<>();
    List<Board> all = session.boards();
    for (int i = 0; i < all.size(); i++) {
      Board board = all.get(i);
      BoardReading reading = first.get(i);
      Optional<BoardEnergy> energy = BoardEnergy.of(board, reading);
      if (energy.isPresent()) {
        meters.add(
            new NvmlMeter(board, session.nameOf(board), boards, i, users, energy.get(), reading));
      } else {
        problems.add(new Found.Problem(null, untold(board, reading)));
      }
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
    return new Found(meters, problems, all.isEmpty() ? "a driver without a GPU" : divided(all));
  }

  private static String untold(Board board, BoardReading reading) {
    NvmlException failure = reading.failure();
    return board.meterId()
        + " ("
        + board.name()
        + ") "
        + (failure == null
            ? "tells neither energy nor power"
            : "cannot be read (" + failure.getMessage() + "); " + failure.status().remedy())
        + "; it is not metered";
  }

  private static String divided(List<Board> boards) {
    return boards.stream().anyMatch(Board::divided)
        ? "divided into instances (MIG), of which none is metered by itself"
        : "";
  }
}
