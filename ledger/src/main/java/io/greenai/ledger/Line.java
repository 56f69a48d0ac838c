package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where a record stands, so that a figure can be traced back to it.
 *
 * @param file the file that was read, plain or {@code .gz}
 * @param number counts from 1
 * @param byteOffset of the line's first byte in the uncompressed content
 * @param hash the line's own, 64 lower-case hex digits
 */
public record Line(Path file, long number, long byteOffset, String hash) {
  public Line {
    requireNonNull(file, "file");
    requireNonNull(hash, "hash");
  }

  @Override
  public String toString() {
    return file + ":" + number;
  }
}
