package io.greenai.report.render;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file that is written beside its place and appears there whole, or not at all. */
final class WholeFile implements AutoCloseable {
  private final Path target;
  private final Path part;

  private WholeFile(Path target, Path part) {
    this.target = target;
    this.part = part;
  }

  /** Writes all {@code files}, and shows the first once the last one is complete. */
  static void writeAll(Map<Path, byte[]> files) throws IOException {
    List<WholeFile> parts = new ArrayList<>();
    try {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        parts.add(beside(file.getKey(), file.getValue()));
      }
      for (WholeFile part : parts) {
        part.reveal();
      }
    } finally {
      for (WholeFile part : parts) {
        part.close();
      }
    }
  }

  /** Writes {@code content} where {@link #reveal} will move it from. */
  private static WholeFile beside(Path target, byte[] content) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.write(part, content);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return new WholeFile(target, part);
  }

  private void reveal() throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was not revealed. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }
}
