package io.greenai.ledger;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The directory of one service's ledgers. Nothing is created outside of it: names are reduced to
 * letters, digits, {@code .}, {@code -} and {@code _}, and below the root no symbolic link is
 * followed.
 */
final class LedgerDirectory {
  private static final int MAX_NAME = 100;

  private final Path root;
  private final String service;

  LedgerDirectory(Path root, String service) {
    this.root = root;
    this.service = safeName(service);
  }

  /** A name that is a single, visible, portable path element. */
  static String safeName(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
    String cut = safe.substring(0, Math.min(safe.length(), MAX_NAME));
    return cut.isEmpty() ? "_" : cut;
  }

  /** The directory of a UTC day, made where it is missing. */
  private Path day(LocalDate day) throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root, Modes.directory(root));
    }
    Path directory = root.toRealPath();
    List<String> names =
        List.of(
            service,
            String.format(Locale.ROOT, "%04d", day.getYear()),
            String.format(Locale.ROOT, "%02d", day.getMonthValue()),
            String.format(Locale.ROOT, "%02d", day.getDayOfMonth()));
    for (String name : names) {
      directory = directory.resolve(name);
      if (!isRealDirectory(directory)) {
        make(directory);
      }
    }
    return directory;
  }

  private void make(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, Modes.directory(root));
    } catch (FileAlreadyExistsException e) {
      if (!isRealDirectory(directory)) { // another process may have made it just now
        throw new NotDirectoryException(directory.toString());
      }
    }
  }

  private static boolean isRealDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Creates the file of a run; it must not exist. */
  LedgerFile create(LocalDate day, String runId, int fileNumber) throws IOException {
    Path file = day(day).resolve(safeName(runId) + "-" + fileNumber + LedgerFiles.PLAIN);
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            Modes.file(root));
    return new LedgerFile(file, channel);
  }

  /** The bytes of all files of the service, whoever wrote them. */
  long usedBytes() throws IOException {
    Path directory = root.resolve(service);
    if (!isRealDirectory(directory)) {
      return 0;
    }
    long[] bytes = new long[1];
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) { // gzipped by another process meanwhile
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return bytes[0];
  }

  /** Whether less than this share of the file system is free; no where that cannot be told. */
  boolean isBelowFloor(int percent) {
    File directory = root.toFile();
    return directory.getUsableSpace() < directory.getTotalSpace() / 100 * percent;
  }
}
