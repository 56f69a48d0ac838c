package io.greenai.agent.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the container may use, from its control groups, version 1 or 2 (Linux,
 * Documentation/admin-guide/cgroup-v2.rst); the tightest limit on the way up to the root counts.
 *
 * @param cpuQuotaMillis thousandths of a CPU, null without a limit
 * @param memoryBytes null without a limit
 */
public record ContainerLimits(@Nullable Long cpuQuotaMillis, @Nullable Long memoryBytes) {
  /** Version 1 writes "no limit" as 2^63 - 1 rounded down to a page. */
  private static final long UNLIMITED_BYTES = 1L << 62;

  /** The limits of this process. Never throws. */
  public static ContainerLimits read() {
    return read(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
  }

  static ContainerLimits read(Path membership, Path root) {
    List<Path> cpu = new ArrayList<>();
    List<Path> memory = new ArrayList<>();
    for (String line : lines(membership)) {
      String[] cells = line.split(":", 3);
      if (cells.length < 3) {
        continue;
      }
      List<String> controllers = Arrays.asList(cells[1].split(",", -1));
      if (cells[1].isEmpty()) {
        for (Path mount : List.of(root, root.resolve("unified"))) {
          cpu.addAll(upwards(mount, cells[2]));
          memory.addAll(upwards(mount, cells[2]));
        }
      } else if (controllers.contains("cpu")) {
        cpu.addAll(upwards(root.resolve("cpu"), cells[2]));
        cpu.addAll(upwards(root.resolve(cells[1]), cells[2]));
      } else if (controllers.contains("memory")) {
        memory.addAll(upwards(root.resolve("memory"), cells[2]));
      }
    }
    return new ContainerLimits(
        tightest(cpu, ContainerLimits::quota), tightest(memory, ContainerLimits::bytes));
  }

  private static List<Path> upwards(Path mount, String group) {
    List<Path> folders = new ArrayList<>();
    Path folder = mount.resolve(group.replaceFirst("^/+", "")).normalize();
    while (folder != null && folder.startsWith(mount)) {
      folders.add(folder);
      folder = folder.getParent();
    }
    return folders;
  }

  private static @Nullable Long tightest(
      List<Path> folders, Function<Path, @Nullable Long> limitOf) {
    @Nullable Long tightest = null;
    for (Path folder : folders) {
      @Nullable Long limit = limitOf.apply(folder);
      if (limit != null && (tightest == null || limit < tightest)) {
        tightest = limit;
      }
    }
    return tightest;
  }

  private static @Nullable Long quota(Path folder) {
    List<String> max = lines(folder.resolve("cpu.max"));
    if (!max.isEmpty()) {
      String[] cells = max.get(0).split(" ", 2);
      return cells.length < 2 ? null : quota(number(cells[0]), number(cells[1]));
    }
    return quota(
        first(folder.resolve("cpu.cfs_quota_us")), first(folder.resolve("cpu.cfs_period_us")));
  }

  private static @Nullable Long quota(@Nullable Long micros, @Nullable Long periodMicros) {
    return micros == null || periodMicros == null || micros <= 0 || periodMicros <= 0
        ? null
        : micros * 1000 / periodMicros;
  }

  private static @Nullable Long bytes(Path folder) {
    @Nullable Long v2 = first(folder.resolve("memory.max"));
    @Nullable Long limit = v2 != null ? v2 : first(folder.resolve("memory.limit_in_bytes"));
    return limit == null || limit >= UNLIMITED_BYTES ? null : limit;
  }

  private static @Nullable Long first(Path file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? null : number(lines.get(0));
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
