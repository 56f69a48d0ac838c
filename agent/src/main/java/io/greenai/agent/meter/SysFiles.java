package io.greenai.agent.meter;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Small files and numbered folders of {@code /sys}. */
final class SysFiles {
  private SysFiles() {}

  /** The content of a file without the blanks around it; empty where it cannot be read. */
  static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** The folders of a name and a number, such as {@code hwmon3}, by their number. */
  static List<Path> numbered(Path parent, String name) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, name + "[0-9]*")) {
      for (Path child : children) {
        if (child.getFileName().toString().matches(name + "\\d{1,9}")) {
          folders.add(child);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    int prefix = name.length();
    folders.sort(
        Comparator.comparingInt(
            folder -> Integer.parseInt(folder.getFileName().toString().substring(prefix))));
    return folders;
  }
}
