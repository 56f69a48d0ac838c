package io.greenai.agent.meter.nvml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What CUDA calls each board in this process: {@code gpu0} is its device 0, which libraries take by
 * that number.
 *
 * <p>{@code CUDA_VISIBLE_DEVICES} leaves boards out and orders the others, by number, by the
 * beginning of their UUID or by an instance (MIG); it ends at the first entry that names none.
 * Numbers follow {@code CUDA_DEVICE_ORDER}: {@code PCI_BUS_ID}, the library's own order, or, by
 * default, the fastest first, which is the same order where all boards are of one kind.
 */
final class CudaOrdinals {
  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";
  private static final String ORDER = "CUDA_DEVICE_ORDER";

  private final List<Board> boards;
  private final Map<String, String> environment;
  private final Function<String, Optional<String>> boardOfInstance;

  /**
   * Names for boards.
   *
   * @param boards in the library's order
   * @param boardOfInstance the UUID of the board that an instance is part of, by the instance's
   */
  CudaOrdinals(
      List<Board> boards,
      Map<String, String> environment,
      Function<String, Optional<String>> boardOfInstance) {
    this.boards = List.copyOf(boards);
    this.environment = Map.copyOf(environment);
    this.boardOfInstance = boardOfInstance;
  }

  /** By the PCI address of the board; a board that the process cannot use is not there. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    List<Board> visible = visible();
    for (int i = 0; i < visible.size(); i++) {
      names.putIfAbsent(visible.get(i).pciAddress(), "gpu" + i);
    }
    return names;
  }

  /** What makes the names uncertain, with the remedy. */
  Optional<String> doubt() {
    List<String> kinds = boards.stream().map(Board::name).distinct().toList();
    boolean byNumber = environment.getOrDefault(VISIBLE, "0").matches("[\\d,\\s]*");
    boolean byBus = environment.getOrDefault(ORDER, "").equals("PCI_BUS_ID");
    return kinds.size() > 1 && byNumber && !byBus
        ? Optional.of(
            "the GPUs of this host are of several kinds ("
                + String.join(", ", kinds)
                + ") and CUDA numbers the fastest first, so that gpu0 may be another board than is"
                + " metered as gpu0; set "
                + ORDER
                + "=PCI_BUS_ID")
        : Optional.empty();
  }

  private List<Board> visible() {
    String setting = environment.get(VISIBLE);
    if (setting == null) {
      return boards;
    }
    List<Board> visible = new ArrayList<>();
    for (String entry : setting.split(",", -1)) {
      Optional<Board> board = board(entry.strip());
      if (board.isEmpty()) {
        break;
      }
      visible.add(board.get());
    }
    return visible;
  }

  private Optional<Board> board(String entry) {
    if (entry.matches("\\d{1,4}")) {
      int index = Integer.parseInt(entry);
      return index < boards.size() ? Optional.of(boards.get(index)) : Optional.empty();
    }
    if (entry.startsWith("MIG-")) {
      return boardOfInstance.apply(entry).flatMap(this::beginning);
    }
    return entry.startsWith("GPU-") ? beginning(entry) : Optional.empty();
  }

  private Optional<Board> beginning(String uuid) {
    List<Board> fitting = boards.stream().filter(board -> board.uuid().startsWith(uuid)).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }
}
