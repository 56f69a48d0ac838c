package io.greenai.ledger;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The names of ledger files and where they are. */
public final class LedgerFiles {
  static final String PLAIN = ".jsonl";
  static final String COMPRESSED = ".jsonl.gz";

  private LedgerFiles() {}

  /**
   * The ledger files under {@code root}, in the order of their paths: each plain file, and each
   * {@code .gz} that has no plain file beside it. Symbolic links below {@code root} are not
   * followed; names ending in {@code .tmp} and all others are ignored.
   *
   * @param root a directory, or one ledger file
   * @throws IOException if {@code root} does not exist or a directory cannot be listed
   */
  public static List<Path> list(Path root) throws IOException {
    TreeSet<Path> found = new TreeSet<>();
    Files.walkFileTree(
        Files.isSymbolicLink(root) ? root.toRealPath() : root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (attributes.isRegularFile() && (name.endsWith(PLAIN) || name.endsWith(COMPRESSED))) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException && !file.equals(root)) {
              return FileVisitResult.CONTINUE; // renamed or gzipped by its writer just now
            }
            throw e;
          }
        });
    List<Path> files = new ArrayList<>();
    for (Path file : found) {
      if (!isCompressed(file) || !found.contains(plain(file))) {
        files.add(file);
      }
    }
    return files;
  }

  static boolean isCompressed(Path file) {
    return file.toString().endsWith(COMPRESSED);
  }

  /** The name that the plain file has once it is gzipped. */
  static Path compressed(Path file) {
    return isCompressed(file) ? file : file.resolveSibling(file.getFileName() + ".gz");
  }

  /** Whether both are one file, before and after it was gzipped. */
  static boolean isSame(Path a, Path b) {
    return compressed(a).equals(compressed(b));
  }

  private static Path plain(Path compressed) {
    String name = compressed.getFileName().toString();
    return compressed.resolveSibling(name.substring(0, name.length() - ".gz".length()));
  }
}
