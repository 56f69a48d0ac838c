package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The CPU time of a control group: {@code user_usec} and {@code system_usec} of {@code cpu.stat}
 * (version 2; in the root, from Linux 5.8 on, they are user + nice and system + irq + softirq of
 * {@code /proc/stat}, and nothing stolen is in them, which {@code usage_usec} holds on some
 * kernels), or {@code cpuacct.usage} in nanoseconds (version 1). In the root it is the host's. A
 * read costs about 3 us.
 */
final class CgroupClock extends FileClock {
  private static final long NANOS_PER_MICRO = 1_000;

  /** What only the root of a hierarchy of version 1 has. */
  private static final String ROOT_OF_V1 = "release_agent";

  /** What every group of version 2 has but the root. */
  private static final String NO_ROOT_OF_V2 = "cgroup.events";

  private final boolean v2;

  private CgroupClock(KernelFile file, boolean v2, boolean ofHost, int cpus) {
    super(file, cpus, ofHost);
    this.v2 = v2;
  }

  /** The clock of the whole host, where the root of a hierarchy is to be seen. */
  static Optional<HostCpuClock> ofHost(Path sys) {
    return any(sys, true);
  }

  /** The clock of the container that this process is in. */
  static Optional<HostCpuClock> ofContainer(Path sys) {
    return any(sys, false);
  }

  private static Optional<HostCpuClock> any(Path sys, boolean ofHost) {
    return roots(sys).stream().flatMap(folder -> open(folder, sys, ofHost).stream()).findFirst();
  }

  /** Where the hierarchies are mounted; in a container its own group is the root that it sees. */
  private static List<Path> roots(Path sys) {
    Path mount = sys.resolve("fs/cgroup");
    return List.of(
        mount, mount.resolve("unified"), mount.resolve("cpuacct"), mount.resolve("cpu,cpuacct"));
  }

  private static Optional<HostCpuClock> open(Path folder, Path sys, boolean ofHost) {
    boolean v2 = Files.exists(folder.resolve("cgroup.controllers"));
    boolean isRoot =
        v2
            ? !Files.exists(folder.resolve(NO_ROOT_OF_V2))
            : Files.exists(folder.resolve(ROOT_OF_V1));
    if (isRoot != ofHost) {
      return Optional.empty();
    }
    try {
      CgroupClock clock =
          new CgroupClock(
              KernelFile.open(folder.resolve(v2 ? "cpu.stat" : "cpuacct.usage"), 512),
              v2,
              ofHost,
              cpus(sys));
      clock.busyNanos();
      return Optional.of(clock);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Of a list such as {@code 0-3,8}. */
  private static int cpus(Path sys) {
    int cpus = 0;
    try {
      String online = Files.readString(sys.resolve("devices/system/cpu/online")).strip();
      for (String range : online.split(",", -1)) {
        String[] ends = range.split("-", 2);
        cpus += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
      }
    } catch (IOException | NumberFormatException e) {
      return Runtime.getRuntime().availableProcessors();
    }
    return cpus;
  }

  @Override
  public long busyNanos() throws IOException {
    ByteBuffer text = file.read();
    if (!v2) {
      return Decimals.next(text);
    }
    Decimals.skip(text, 1);
    return (Decimals.next(text) + Decimals.next(text)) * NANOS_PER_MICRO;
  }
}
