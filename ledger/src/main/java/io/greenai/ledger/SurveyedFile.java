package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A ledger file as it was when it was scanned; what was appended since is no part of it.
 *
 * @param end where its last complete line ended
 * @param torn whether an incomplete line followed
 * @param firstWindow the earliest start of its windows, absent where it has none
 * @param lastWindowEnd the latest end of its windows, absent where it has none
 */
public record SurveyedFile(
    Path path,
    Position end,
    boolean torn,
    @Nullable Instant firstWindow,
    @Nullable Instant lastWindowEnd) {
  private static final int BUFFER_BYTES = 64 << 10;

  public SurveyedFile {
    requireNonNull(path, "path");
    requireNonNull(end, "end");
  }

  /**
   * SHA-256 of its complete lines, uncompressed: the same before and after the file was gzipped.
   *
   * @return 64 lower-case hex digits
   * @throws IOException if the file cannot be read any more, or has become shorter
   */
  public String sha256() throws IOException {
    MessageDigest sha256 = HashChain.sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = end.byteOffset();
    try (InputStream in = LineSource.content(path)) {
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new EOFException(
              path + " had " + end.byteOffset() + " bytes when it was scanned and has fewer now");
        }
        sha256.update(buffer, 0, read);
        left -= read;
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
