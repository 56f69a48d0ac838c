package io.greenai.agent.hotspot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file of a day's stacks, beside the ledger's; replaced as a whole each time. */
final class StackFile {

  private final String name;
  private final Consumer<String> tell;
  private volatile @Nullable Path folder;
  private @Nullable Path day;

  StackFile(String name, Consumer<String> tell) {
    this.name = name;
    this.tell = tell;
  }

  /** The ledger's current file; another day's is in another folder. */
  void beside(Path ledger) {
    folder = ledger.getParent();
  }

  /**
   * Writes the stacks of the day that is under way.
   *
   * @return whether that day is over, so that the next one begins with nothing
   */
  synchronized boolean write(List<String> lines) {
    Path now = folder;
    Path into = day == null ? now : day;
    if (now == null || into == null) {
      return false;
    }
    day = now;
    if (!lines.isEmpty()) {
      replace(into, lines);
    }
    return !into.equals(now);
  }

  private void replace(Path into, List<String> lines) {
    try {
      Path draft = into.resolve(name + ".tmp");
      Files.deleteIfExists(draft);
      Files.createFile(draft, mode(into));
      Files.write(draft, lines);
      Files.move(draft, into.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      tell.accept("hot spots cannot be written: " + e);
    }
  }

  /** 0640, as the ledger's files, where the file system has modes. */
  private static FileAttribute<?>[] mode(Path on) {
    return on.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))
        }
        : new FileAttribute<?>[0];
  }
}
