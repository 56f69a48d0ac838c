package io.greenai.ledger;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one ledger file as a stream, in memory that does not grow with the file. */
public final class LedgerReader {
  private LedgerReader() {}

  /**
   * Reads a file from its first line.
   *
   * @param file plain, or gzipped if its name ends in {@code .gz}; a plain file that is gone is
   *     looked for under its gzipped name
   * @param visitor is given every record that holds and a finding for everything else
   * @return where the last complete line ends
   * @throws IOException if the file does not exist or cannot be opened; what goes wrong later is a
   *     finding
   */
  public static Position read(Path file, LedgerVisitor visitor) throws IOException {
    return readOn(file, Position.START, visitor);
  }

  /**
   * Reads a file on from where an earlier read ended. The header was given to that read and is not
   * given again.
   *
   * @throws IOException as {@link #read}; also if the file is now shorter than {@code from}
   */
  public static Position readOn(Path file, Position from, LedgerVisitor visitor)
      throws IOException {
    try (LineSource source = LineSource.open(file, from.byteOffset())) {
      return new FileReading(source, from, visitor).run();
    }
  }
}
