package io.greenai.agent.meter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * One chip below {@code /sys/class/hwmon} (Linux, Documentation/hwmon/sysfs-interface.rst: energy
 * in microjoules, power in microwatts, voltage in millivolts, current in milliamperes).
 *
 * @param folder that holds its files: the hwmon folder, or for older drivers its {@code device}
 */
record HwmonChip(Path folder, String name) {

  /**
   * One thing that a chip measures.
   *
   * @param label as the driver calls it; empty where it has no name
   */
  record Channel(Path folder, Kind kind, int number, String label) {

    /** The file that is read, or the first of two. */
    Path file() {
      return folder.resolve(kind.prefix + number + kind.suffix);
    }

    /**
     * Its meter.
     *
     * @throws IOException where it cannot be read
     */
    Meter open(EnergyFileMeter.Spec spec, LongSupplier clock) throws IOException {
      return switch (kind) {
        case ENERGY -> EnergyFileMeter.open(spec, file(), Optional::empty, clock);
        case AVERAGE_POWER -> power(PowerFile.of(file()), PowerIntegral.Rule.AVERAGE, spec, clock);
        case POWER -> power(PowerFile.of(file()), PowerIntegral.Rule.INSTANT, spec, clock);
        case VOLTAGE -> {
          Path current = folder.resolve("curr" + number + "_input");
          yield power(PowerFile.of(file(), current, 1), PowerIntegral.Rule.INSTANT, spec, clock);
        }
      };
    }

    private static Meter power(
        PowerInput input, PowerIntegral.Rule rule, EnergyFileMeter.Spec spec, LongSupplier clock)
        throws IOException {
      try {
        return new PowerMeter(spec.declaration(), input, rule, clock);
      } catch (IOException e) {
        input.close();
        throw e;
      }
    }
  }

  /** How it is measured, best first. */
  enum Kind {
    ENERGY("energy", "_input"),
    AVERAGE_POWER("power", "_average"),
    POWER("power", "_input"),
    VOLTAGE("in", "_input");

    private final String prefix;
    private final String suffix;

    Kind(String prefix, String suffix) {
      this.prefix = prefix;
      this.suffix = suffix;
    }
  }

  /** The chips that a folder holds, by their number. */
  static List<HwmonChip> in(Path hwmon) {
    List<HwmonChip> chips = new ArrayList<>();
    for (Path folder : SysFiles.numbered(hwmon, "hwmon")) {
      for (Path place : List.of(folder, folder.resolve("device"))) {
        String name = SysFiles.text(place.resolve("name"));
        if (!name.isEmpty() && !new HwmonChip(place, name).channels().isEmpty()) {
          chips.add(new HwmonChip(place, name));
          break;
        }
      }
    }
    return chips;
  }

  /** Its channels, each in the best way that it is measured, by number. */
  List<Channel> channels() {
    List<Channel> channels = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Kind kind : Kind.values()) {
      for (int number : numbers(kind)) {
        String label = SysFiles.text(folder.resolve(kind.prefix + number + "_label"));
        boolean isPower =
            kind != Kind.VOLTAGE || Files.exists(folder.resolve("curr" + number + "_input"));
        if (isPower && seen.add(label.isEmpty() ? "#" + number : label)) {
          channels.add(new Channel(folder, kind, number, label));
        }
      }
    }
    return channels;
  }

  private List<Integer> numbers(Kind kind) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.matches(kind.prefix + "\\d{1,4}" + kind.suffix))
          .map(file -> Integer.parseInt(file.replaceAll("\\D", "")))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
