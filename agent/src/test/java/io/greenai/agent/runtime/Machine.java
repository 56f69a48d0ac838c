package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.MeterDiscovery;
import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.meter.MeterSettings;
import io.greenai.agent.meter.MeterSite;
import io.greenai.ledger.Gap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A machine made of files, whose time goes on when it is told to. */
final class Machine implements AutoCloseable {
  static final String POWERCAP = "sys/class/powercap/";
  private static final long SECOND = 1_000_000_000L;

  final List<Gap> gaps = new ArrayList<>();
  private final Path root;
  private MeterSettings settings = new MeterSettings("auto", Path.of(POWERCAP), null, null);
  private MeterSet meters = new MeterSet(List.of(), Map.of(), List.of(), List.of());
  private MeterReadings readings = new MeterReadings(meters, SECOND, () -> 0);
  private volatile long clock = 100 * SECOND;

  Machine(Path root) {
    this.root = root;
    file("proc/stat", "cpu 0 0 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0 0 0\n");
  }

  Machine with(MeterSettings other) {
    settings = other;
    return this;
  }

  Machine cpu(String vendor, int family, int model, String name, String flags) {
    return file(
        "proc/cpuinfo",
        """
        processor\t: 0
        vendor_id\t: %s
        cpu family\t: %d
        model\t\t: %d
        model name\t: %s
        stepping\t: 1
        physical id\t: 0
        core id\t\t: 0
        flags\t\t: %s
        """
            .formatted(vendor, family, model, name, flags));
  }

  Machine file(String path, Object content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The files of a folder.
   *
   * @param lines one for each, its name and behind a blank its content
   */
  Machine files(String folder, String lines) {
    lines
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(file -> file(folder + "/" + file[0], file[1]));
    return this;
  }

  Machine zone(String folder, String name, long microjoules, long range) {
    files(POWERCAP + folder, "name " + name + "\nmax_energy_range_uj " + range);
    return energy(folder, microjoules);
  }

  Machine energy(String folder, long microjoules) {
    return file(POWERCAP + folder + "/energy_uj", microjoules);
  }

  /**
   * Takes a file, or a folder with all that is in it, away. Who has one of them open reads nothing
   * from it any more, as of sysfs.
   */
  Machine remove(String path) {
    try {
      Files.walkFileTree(
          root.resolve(path),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
              Files.write(file, new byte[0]);
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e)
                throws IOException {
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MeterSet open() {
    meters = MeterDiscovery.open(MeterSite.at(root, settings, () -> clock, Threads::start));
    readings = new MeterReadings(meters, 60 * SECOND, () -> clock);
    return meters;
  }

  /** What was counted while a second went by, by meter. */
  Map<String, Long> second() {
    return after(1);
  }

  Map<String, Long> after(long seconds) {
    clock += seconds * SECOND;
    return energy(readings.advance(gaps::add));
  }

  /** What was counted in a last second, with what meters are late with. */
  Map<String, Long> end() {
    clock += SECOND;
    return energy(readings.end(gaps::add));
  }

  /** Time in which nothing was counted. */
  void pause(long seconds) {
    clock += seconds * SECOND;
    meters.beginAnew();
    readings.rebase(gaps::add);
  }

  private static Map<String, Long> energy(MeterInterval interval) {
    Map<String, Long> energy = new LinkedHashMap<>();
    for (MeterDelta delta : interval.deltas()) {
      energy.merge(delta.meter().id(), delta.energyMicrojoules(), Long::sum);
    }
    return energy;
  }

  List<String> ids() {
    return meters.meters().stream().map(meter -> meter.declaration().id()).toList();
  }

  List<String> reasons() {
    return gaps.stream().map(Gap::reason).toList();
  }

  @Override
  public void close() {
    meters.close();
  }
}
