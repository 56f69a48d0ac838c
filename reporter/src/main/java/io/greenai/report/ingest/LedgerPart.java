package io.greenai.report.ingest;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A ledger file as far as it was known at some time.
 *
 * @param run its run
 * @param file its name without {@code .gz}, which with the run tells it from all others
 * @param lines that were complete
 * @param bytes of these lines, uncompressed
 * @param sha256 of these bytes
 * @param head hash of the last line that held
 */
public record LedgerPart(
    String run, String file, long lines, long bytes, String sha256, String head) {
  private static final String COMPRESSED = ".gz";

  public LedgerPart {
    requireNonNull(run, "run");
    requireNonNull(file, "file");
    requireNonNull(sha256, "sha256");
    requireNonNull(head, "head");
  }

  /** What stays the same while the file grows, moves or is compressed. */
  public String key() {
    return key(run, Path.of(file));
  }

  /** Whether {@code path} is a file of this name, compressed or not. */
  public boolean isOf(Path path) {
    return name(path).equals(file);
  }

  static String key(String run, Path file) {
    return run + "/" + name(file);
  }

  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(COMPRESSED)
        ? name.substring(0, name.length() - COMPRESSED.length())
        : name;
  }
}
