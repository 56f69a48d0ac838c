package io.greenai.agent.meter.nvml;

import com.sun.jna.Native;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The library from its loading to its end, on the one thread that calls it. The first pass opens
 * it; what came of that may be asked once the pass is over. Where it did not start, as before the
 * driver is loaded, later passes try again.
 */
final class NvmlSession {
  private final String library;
  private final Map<String, String> environment;
  private final List<Board> listed;
  private final LongSupplier clock;
  private @Nullable BoardReader reader;
  private final BackOff backOff = new BackOff();
  private volatile Map<String, String> names = Map.of();
  private volatile String problem = "";
  private boolean mayStillStart;
  private String doubt = "";
  private long passNanos;

  /**
   * A library that is not loaded yet.
   *
   * @param listed the boards that the driver lists
   */
  NvmlSession(
      String library, Map<String, String> environment, List<Board> listed, LongSupplier clock) {
    this.library = library;
    this.environment = environment;
    this.listed = listed;
    this.clock = clock;
  }

  /** One reading for each board; none where the library could not be opened. */
  Map<String, BoardReading> readAll() {
    if (reader == null
        && (problem.isEmpty() || (mayStillStart && backOff.isDue(clock.getAsLong())))) {
      open();
      timed(); // The first one looks up all functions and loads what it needs.
    }
    return timed();
  }

  private Map<String, BoardReading> timed() {
    BoardReader open = reader;
    if (open == null) {
      return Map.of();
    }
    long before = clock.getAsLong();
    Map<String, BoardReading> readings = open.readAll();
    passNanos = clock.getAsLong() - before;
    return readings;
  }

  private void open() {
    if (!jnaWorks()) {
      return;
    }
    try {
      BoardReader open = BoardReader.open(new Nvml(NativeFunctions.load(library)), listed, clock);
      CudaOrdinals cuda = new CudaOrdinals(open.boards(), environment, open::boardOfInstance);
      names = cuda.names();
      doubt = cuda.doubt().orElse("");
      reader = open;
      problem = "";
    } catch (NvmlException e) {
      if (mayStillStart) {
        backOff.failed(clock.getAsLong());
      } else {
        mayStillStart = true;
        backOff.begin(clock.getAsLong());
      }
      problem =
          "an NVIDIA driver is there but cannot be used ("
              + e.getMessage()
              + "); "
              + e.status().remedy();
    } catch (LinkageError e) {
      mayStillStart = false; // A library that does not load in this process never will.
      problem =
          "an NVIDIA driver is there but "
              + library
              + " cannot be loaded ("
              + firstLine(e)
              + "); in a container set NVIDIA_DRIVER_CAPABILITIES=compute,utility";
    }
  }

  /** JNA unpacks a native part of its own before it can load anything. */
  private boolean jnaWorks() {
    try {
      return Native.POINTER_SIZE == Long.BYTES;
    } catch (LinkageError e) {
      problem =
          "an NVIDIA driver is there but JNA cannot load its native part ("
              + firstLine(e)
              + "); give -Djna.tmpdir=FOLDER, one that is writable and not mounted noexec";
      return false;
    }
  }

  private static String firstLine(LinkageError e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  List<Board> boards() {
    return reader == null ? List.of() : reader.boards();
  }

  /** What CUDA calls a board in this process; empty where it cannot use it. For any thread. */
  String nameOf(Board board) {
    return names.getOrDefault(board.pciAddress(), "");
  }

  /** Whether it runs, so that names are known. For any thread. */
  boolean knowsNames() {
    return !names.isEmpty();
  }

  /** Why boards are left out that nobody can name. */
  List<NvmlException> missing() {
    return reader == null ? List.of() : reader.missing();
  }

  /** Why names may be wrong; empty where they are not. */
  String doubt() {
    return doubt;
  }

  /** Whether what keeps it from being used may pass. */
  boolean mayStillStart() {
    return mayStillStart;
  }

  /** Why the library cannot be used; empty where it can. For any thread. */
  String problem() {
    return problem;
  }

  /** How long the last pass took. */
  long passNanos() {
    return passNanos;
  }

  void close() {
    if (reader != null) {
      reader.close();
    }
  }
}
