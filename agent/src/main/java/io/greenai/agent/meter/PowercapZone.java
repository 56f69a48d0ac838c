package io.greenai.agent.meter;

import static java.util.Comparator.naturalOrder;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterRole;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A zone of the kernel's powercap tree that is metered.
 *
 * <p>Zones are told by their {@code name}, never by their number: {@code intel-rapl:1} is the
 * second socket on one machine and psys on another. {@code core} and {@code uncore} lie inside
 * their package and are left out. (Linux, Documentation/power/powercap/powercap.rst; AMD's counters
 * come through the same driver.) A hypervisor that shares a guest's energy in this form leaves the
 * names away: each of its outer zones is a package (Scaphandre, qemu exporter).
 *
 * @param directory holds {@code name}, {@code energy_uj} and {@code max_energy_range_uj}
 * @param id the meter's id, for example {@code rapl:package-0}
 */
record PowercapZone(Path directory, String id, Domain domain, MeterRole role, Boundary boundary) {
  private static final String SHARED = "shared:";
  private static final int MAX_DEPTH = 3;
  private static final Comparator<String> MMIO_LAST =
      Comparator.comparing(file -> file.contains("mmio"));

  Path energy() {
    return directory.resolve("energy_uj");
  }

  /**
   * The zones below a folder, in order of their ids; a zone that two controllers show (intel-rapl
   * and intel-rapl-mmio) counts once, through intel-rapl.
   */
  static List<PowercapZone> find(Path root) {
    Map<String, Path> directories = new TreeMap<>(MMIO_LAST.thenComparing(naturalOrder()));
    collect(root, MAX_DEPTH, directories);
    Map<String, PowercapZone> zones = new TreeMap<>();
    directories.forEach(
        (file, directory) ->
            zone(file, directory, directories).forEach(zone -> zones.putIfAbsent(zone.id(), zone)));
    return new ArrayList<>(zones.values());
  }

  boolean isPackage() {
    return domain == Domain.CPU && role == MeterRole.PART;
  }

  /** Whether a hypervisor writes it, which counts nothing while the guest rests. */
  boolean isShared() {
    return id.startsWith(SHARED);
  }

  private static void collect(Path folder, int depth, Map<String, Path> into) {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path child : children) {
        String file = child.getFileName().toString();
        boolean isZone = file.matches("[A-Za-z0-9-]+(:\\d+)+");
        if (isZone && (!name(child).isEmpty() || isShared(child))) {
          into.putIfAbsent(file, child);
        }
        if (depth > 1 && (isZone || file.contains("rapl"))) {
          collect(child, depth - 1, into);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that cannot be listed holds no zone for us; discovery notes that none was found.
    }
  }

  private static Collection<PowercapZone> zone(
      String file, Path directory, Map<String, Path> directories) {
    String name = name(directory);
    if (isShared(directory) && file.matches("intel-rapl:\\d+")) {
      return List.of(part(SHARED + file.replace("intel-rapl:", "package-"), directory, Domain.CPU));
    }
    if (name.startsWith("package-")) {
      return List.of(part("rapl:" + name, directory, Domain.CPU));
    }
    if (name.equals("dram")) {
      Path parent = directories.get(file.substring(0, file.lastIndexOf(':')));
      String of = parent == null ? file : name(parent).replaceFirst("^package-", "");
      return List.of(part("rapl:dram-" + of, directory, Domain.DRAM));
    }
    if (name.startsWith("psys")) {
      return List.of(
          new PowercapZone(
              directory, "rapl:" + name, Domain.REST, MeterRole.WHOLE, Boundary.BOARD));
    }
    return List.of();
  }

  private static PowercapZone part(String id, Path directory, Domain domain) {
    return new PowercapZone(directory, id, domain, MeterRole.PART, Boundary.PACKAGE);
  }

  private static boolean isShared(Path directory) {
    return Files.exists(directory.resolve("energy_uj")) && !Files.exists(directory.resolve("name"));
  }

  private static String name(Path directory) {
    try {
      return Files.readString(directory.resolve("name")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
