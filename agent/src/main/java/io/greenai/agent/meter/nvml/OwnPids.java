package io.greenai.agent.meter.nvml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The numbers that this process goes by.
 *
 * @param pids in all PID namespaces that its {@code /proc} shows
 * @param mayHaveOthers whether it is in a namespace of its own, as in a container: the driver may
 *     then know it by a number that it cannot see
 */
record OwnPids(Set<Integer> pids, boolean mayHaveOthers) {
  /** The inode of the outermost PID namespace (PROC_PID_INIT_INO of the kernel). */
  private static final String OUTERMOST = "pid:[4026531836]";

  OwnPids {
    pids = Set.copyOf(pids);
  }

  /** Of this process, as {@code proc/self} shows it. */
  static OwnPids read(Path proc) {
    Set<Integer> pids = new HashSet<>();
    pids.add((int) ProcessHandle.current().pid());
    try {
      Files.readAllLines(proc.resolve("self/status")).stream()
          .filter(line -> line.startsWith("NSpid:"))
          .flatMap(line -> Arrays.stream(line.substring("NSpid:".length()).strip().split("\\s+")))
          .map(Integer::valueOf)
          .forEach(pids::add);
      String namespace = Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString();
      return new OwnPids(pids, !namespace.equals(OUTERMOST));
    } catch (IOException | RuntimeException e) {
      return new OwnPids(pids, true);
    }
  }

  boolean has(int pid) {
    return pids.contains(pid);
  }
}
