package io.greenai.agent.meter.nvml;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The boards that the PCI bus shows while no driver is loaded: NVIDIA's display controllers that no
 * other driver has taken, as one that hands them on to a guest.
 */
final class BusBoards {
  private static final String NVIDIA = "0x10de";

  /** Display controllers with and without a screen (PCI code and ID assignment, class 03). */
  private static final List<String> CLASSES = List.of("0x0300", "0x0302");

  private BusBoards() {}

  /** In the order of their addresses. What only the driver knows of them is empty. */
  static List<Board> found(Path sys) {
    List<Path> devices = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(sys.resolve("bus/pci/devices"))) {
      all.forEach(devices::add);
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
    return devices.stream().filter(BusBoards::isOurs).sorted().map(BusBoards::board).toList();
  }

  private static boolean isOurs(Path device) {
    Path driver = device.resolve("driver");
    return text(device.resolve("vendor")).equals(NVIDIA)
        && CLASSES.stream().anyMatch(text(device.resolve("class"))::startsWith)
        && (!Files.exists(driver) || nameOf(driver).equals("nvidia"));
  }

  private static Board board(Path device) {
    String id = text(device.resolve("device")).replaceFirst("^0x", "");
    return new Board("", "NVIDIA " + id, device.getFileName().toString(), false, 0);
  }

  private static String nameOf(Path link) {
    try {
      return link.toRealPath().getFileName().toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
