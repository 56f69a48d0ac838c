package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

/**
 * How far a file has been read, so that a growing file can be read on, also after it was gzipped.
 *
 * @param byteOffset in the uncompressed content, just after a line feed
 * @param lines read so far
 * @param hash of the last line read, 64 lower-case hex digits
 */
public record Position(long byteOffset, long lines, String hash) {
  /** Before a file's first line. */
  public static final Position START = new Position(0, 0, HashChain.START);

  public Position {
    requireNonNull(hash, "hash");
    if (!LineFormat.isHash(hash)) {
      throw new IllegalArgumentException(
          "A position's hash is '" + hash + "', but must be 64 lower-case hex digits");
    }
  }
}
