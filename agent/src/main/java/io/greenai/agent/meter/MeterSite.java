package io.greenai.agent.meter;

import static java.util.Objects.requireNonNull;

import io.greenai.agent.cpu.HostCpuClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * All that a source may look at, so that it runs against a tree of files as it runs on a host.
 *
 * @param root of the file system: {@code /} but in tests
 * @param cpu the processor as the site describes it
 * @param hostCpu the one clock by which this run tells the host's load, to its power model as to
 *     its shares of it; whoever makes the site closes it
 * @param clock monotonic nanoseconds
 * @param environment variables of the process
 * @param background starts a daemon thread of this name, which begins with {@code greenai-}
 */
public record MeterSite(
    MeterSettings settings,
    Path root,
    CpuInfo cpu,
    HostCpuClock hostCpu,
    LongSupplier clock,
    Map<String, String> environment,
    BiConsumer<String, Runnable> background) {
  public MeterSite {
    requireNonNull(settings, "settings");
    requireNonNull(root, "root");
    environment = Map.copyOf(environment);
  }

  /** This host, by the system's own clock. */
  public static MeterSite ofThisHost(
      MeterSettings settings, BiConsumer<String, Runnable> background) {
    return at(Path.of("/"), settings, System::nanoTime, background);
  }

  /** The site below a root. */
  public static MeterSite at(
      Path root,
      MeterSettings settings,
      LongSupplier clock,
      BiConsumer<String, Runnable> background) {
    Path proc = root.resolve("proc");
    return new MeterSite(
        settings,
        root,
        cpu(proc.resolve("cpuinfo")),
        HostCpuClock.ofHost(proc),
        clock,
        System.getenv(),
        background);
  }

  /** The same with another description of the processor. */
  MeterSite with(CpuInfo other) {
    return new MeterSite(settings, root, other, hostCpu, clock, environment, background);
  }

  public Path proc() {
    return root.resolve("proc");
  }

  public Path sys() {
    return root.resolve("sys");
  }

  private static CpuInfo cpu(Path file) {
    try {
      return CpuInfo.parse(Files.readAllLines(file));
    } catch (IOException e) {
      return CpuInfo.UNKNOWN;
    }
  }
}
