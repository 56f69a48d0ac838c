package io.greenai.agent.meter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names of PCI devices, from the list that the system's own tools use (pci.ids: a vendor's line,
 * then its devices behind a tab), if it is installed. A device without a name is told by its ids.
 *
 * @param lists where that list may lie
 */
record PciNames(List<Path> lists) {
  static PciNames at(MeterSite site) {
    return new PciNames(
        Stream.of("usr/share/misc/pci.ids", "usr/share/hwdata/pci.ids")
            .map(site.root()::resolve)
            .toList());
  }

  /** The name of a device by its folder in {@code /sys}, with its vendor's and its own id. */
  String of(Path device) {
    String vendor = SysFiles.text(device.resolve("vendor")).replaceFirst("^0x", "");
    String id = SysFiles.text(device.resolve("device")).replaceFirst("^0x", "");
    String ids = vendor + ":" + id;
    return lists.stream()
        .flatMap(list -> find(list, vendor, id).stream())
        .findFirst()
        .map(name -> name + " (" + ids + ")")
        .orElse(ids);
  }

  private static Optional<String> find(Path list, String vendor, String id) {
    if (vendor.isEmpty() || id.isEmpty() || !Files.isReadable(list)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(list, StandardCharsets.UTF_8)) {
      return lines
          .dropWhile(line -> !line.startsWith(vendor + " "))
          .skip(1)
          .takeWhile(line -> line.startsWith("\t") || line.startsWith("#"))
          .filter(line -> line.startsWith("\t" + id + " "))
          .map(line -> line.substring(id.length() + 1).strip())
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
