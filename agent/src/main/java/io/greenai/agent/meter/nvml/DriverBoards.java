package io.greenai.agent.meter.nvml;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The boards that the kernel's driver lists in {@code /proc/driver/nvidia/gpus}, a folder for each
 * by its bus address: they are known there while the library does not answer, or not for one of
 * them.
 */
final class DriverBoards {
  private DriverBoards() {}

  /** In the order of their addresses; those without a UUID are left out. */
  static List<Board> listed(Path proc) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(proc.resolve("driver/nvidia/gpus"))) {
      found.forEach(folders::add);
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
    return folders.stream().sorted().flatMap(folder -> board(folder).stream()).toList();
  }

  private static Optional<Board> board(Path folder) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("information"));
      return value(lines, "GPU UUID")
          .filter(uuid -> !uuid.contains("?"))
          .map(
              uuid ->
                  new Board(
                      uuid,
                      value(lines, "Model").orElse("NVIDIA GPU"),
                      folder.getFileName().toString(),
                      false,
                      0));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }
}
