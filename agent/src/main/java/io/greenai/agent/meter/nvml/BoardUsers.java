package io.greenai.agent.meter.nvml;

import io.greenai.agent.attribute.DeviceUse;
import io.greenai.ledger.Ownership;
import java.util.List;

/**
 * Who used a board between two readings.
 *
 * <p>By the driver's samples of how busy each process kept the multiprocessors, all samples of the
 * interval together. Where it took none because nobody did much, by the memory that each process
 * holds, as an estimate: what draws power then are clocks that are kept up for those that have the
 * board open. In a container a number of ours is trusted only where the same call of the driver
 * lists it on this board, for it may be another process's number on the host. A process that is
 * alone on the board has all of it. On a board that is divided into instances the driver tells none
 * of this.
 */
final class BoardUsers {
  private final OwnPids own;

  BoardUsers(OwnPids own) {
    this.own = own;
  }

  /** Whether the driver may keep from this process who else uses a board, as in a container. */
  boolean mayOverlookOthers() {
    return own.mayHaveOthers();
  }

  DeviceUse of(Board board, BoardReading reading) {
    if (board.divided()) {
      return DeviceUse.UNKNOWN;
    }
    List<BoardProcess> processes = reading.processes().orElse(List.of());
    List<Utilisation> busy = reading.utilisations().orElse(List.of());
    boolean processesKnown = reading.processes().isPresent();
    boolean listed = processes.stream().anyMatch(process -> own.has(process.pid()));
    boolean alone = listed && processes.size() == 1 && !own.mayHaveOthers();
    return busy.isEmpty()
        ? byMemory(processes, processesKnown, listed, alone)
        : byWork(busy, listed, alone);
  }

  private DeviceUse byWork(List<Utilisation> busy, boolean listed, boolean alone) {
    long all = busy.stream().mapToLong(Utilisation::percent).sum();
    long ours =
        busy.stream()
            .filter(utilisation -> own.has(utilisation.pid()))
            .mapToLong(Utilisation::percent)
            .sum();
    if (own.mayHaveOthers() && (ours == 0 || !listed)) {
      return DeviceUse.PERHAPS_OTHERS;
    }
    return alone && ours == all
        ? DeviceUse.ALONE
        : new DeviceUse(ours, all, Ownership.PROPORTIONAL);
  }

  private DeviceUse byMemory(
      List<BoardProcess> processes, boolean known, boolean listed, boolean alone) {
    if (alone) {
      return DeviceUse.ALONE;
    }
    if (!listed) {
      boolean others = known && !processes.isEmpty() && !own.mayHaveOthers();
      return others ? new DeviceUse(0, 1, Ownership.ESTIMATED) : DeviceUse.UNKNOWN;
    }
    boolean told = processes.stream().allMatch(BoardProcess::tellsMemory);
    long all = 0;
    long ours = 0;
    for (BoardProcess process : processes) {
      long weight = told ? process.memoryBytes() : 1;
      all += weight;
      ours += own.has(process.pid()) ? weight : 0;
    }
    return new DeviceUse(ours, all, Ownership.ESTIMATED);
  }
}
