package io.greenai.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Cuts a plain or gzipped file into lines, in memory bounded by {@link LineFormat#MAX_LINE_BYTES}.
 */
final class LineSource implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 << 10;

  /** What {@link #next()} came upon. */
  enum Step {
    /** A line that ends in a line feed. */
    LINE,
    /** A line longer than the limit; its bytes were skipped. */
    TOO_LONG,
    /** Bytes at the end of the file without a line feed. */
    TORN,
    /** Nothing more. */
    END
  }

  private final Path file;
  private final InputStream in;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int start;
  private int end;
  private int lineStart;
  private int lineLength;
  private long nextOffset;
  private long lineOffset;
  private boolean cutShort;

  private LineSource(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens {@code file}; a plain file that was gzipped in the meantime is read as its {@code .gz}.
   *
   * @param byteOffset where to start in the uncompressed content
   */
  static LineSource open(Path file, long byteOffset) throws IOException {
    Opened opened = Opened.of(file);
    LineSource source = unpack(opened.file(), opened.raw());
    try {
      source.skip(byteOffset);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
    return source;
  }

  /** The uncompressed bytes of {@code file}, found as {@link #open} finds it. */
  static InputStream content(Path file) throws IOException {
    Opened opened = Opened.of(file);
    if (!LedgerFiles.isCompressed(opened.file())) {
      return opened.raw();
    }
    try {
      return new GZIPInputStream(opened.raw(), BUFFER_BYTES);
    } catch (IOException | RuntimeException e) {
      opened.raw().close();
      throw e;
    }
  }

  /** A file under the name that it has now. */
  private record Opened(Path file, InputStream raw) {
    static Opened of(Path file) throws IOException {
      try {
        return new Opened(file, Files.newInputStream(file));
      } catch (NoSuchFileException e) {
        Path compressed = LedgerFiles.compressed(file);
        if (compressed.equals(file)) {
          throw e;
        }
        try {
          return new Opened(compressed, Files.newInputStream(compressed));
        } catch (NoSuchFileException neither) {
          throw e;
        }
      }
    }
  }

  private static LineSource unpack(Path file, InputStream raw) throws IOException {
    if (!LedgerFiles.isCompressed(file)) {
      return new LineSource(file, raw);
    }
    try {
      return new LineSource(file, new GZIPInputStream(raw, BUFFER_BYTES));
    } catch (EOFException e) {
      LineSource empty = new LineSource(file, raw);
      empty.cutShort = true;
      return empty;
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private void skip(long bytes) throws IOException {
    nextOffset = bytes;
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw new IOException(
          file + " has less than the " + bytes + " bytes that were read from it before", e);
    }
  }

  /** The file that is read. */
  Path file() {
    return file;
  }

  /** The bytes of the current line are here, from {@link #lineStart()} on. */
  byte[] buffer() {
    return buffer;
  }

  int lineStart() {
    return lineStart;
  }

  /** The length of the current line without its line feed. */
  int lineLength() {
    return lineLength;
  }

  /** Where the current line starts in the uncompressed content. */
  long lineOffset() {
    return lineOffset;
  }

  /** Where the next line starts in the uncompressed content. */
  long nextOffset() {
    return nextOffset;
  }

  /** Whether a gzipped file ended before its trailer. */
  boolean cutShort() {
    return cutShort;
  }

  Step next() throws IOException {
    lineOffset = nextOffset;
    boolean tooLong = false;
    int scanned = start;
    while (true) {
      int feed = indexOfFeed(scanned);
      if (feed >= 0) {
        lineStart = start;
        lineLength = feed - start;
        start = feed + 1;
        nextOffset += lineLength + 1L;
        return tooLong || lineLength >= LineFormat.MAX_LINE_BYTES ? Step.TOO_LONG : Step.LINE;
      }
      if (end - start >= LineFormat.MAX_LINE_BYTES) {
        tooLong = true;
        nextOffset += end - start;
        start = end;
      }
      scanned = makeRoom();
      int read = fill();
      if (read < 0) {
        lineStart = start;
        lineLength = end - start;
        start = end;
        return tooLong || lineLength > 0 ? Step.TORN : Step.END;
      }
      end += read;
    }
  }

  private int indexOfFeed(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves what is left to the front, grows the buffer if it is full, and tells where to go on. */
  private int makeRoom() {
    int left = end - start;
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, left);
      start = 0;
      end = left;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    return end;
  }

  private int fill() throws IOException {
    if (cutShort) {
      return -1;
    }
    try {
      return in.read(buffer, end, buffer.length - end);
    } catch (EOFException e) {
      cutShort = true;
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
