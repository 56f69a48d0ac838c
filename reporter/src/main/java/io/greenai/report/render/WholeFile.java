package io.greenai.report.render;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside its place and appears there whole, or not at all. */
final class WholeFile implements AutoCloseable {
  private final Path target;
  private final Path part;

  private WholeFile(Path target, Path part) {
    this.target = target;
    this.part = part;
  }

  /** Writes {@code content} where {@link #reveal} will move it from. */
  static WholeFile beside(Path target, byte[] content) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.write(part, content);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return new WholeFile(target, part);
  }

  void reveal() throws IOException {
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
