package io.greenai.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plain ledger file that is open for appending whole lines. */
final class LedgerFile {
  private final Path path;
  private final @Nullable Object key;
  private FileChannel channel;
  private long length;
  private boolean dirty;

  LedgerFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.key = attributes().fileKey();
  }

  Path path() {
    return path;
  }

  /** The bytes of the complete lines. */
  long length() {
    return length;
  }

  /**
   * Appends one line, wholly or not at all: what a failed write left is cut off, at once or before
   * the next.
   */
  void append(byte[] line, boolean force) throws IOException {
    if (!channel.isOpen()) { // an interrupt closes the channel
      channel = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }
    if (dirty) {
      cutOff();
    }
    dirty = true;
    long end = length;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      if (force) {
        channel.force(false);
      }
    } catch (IOException e) {
      try {
        cutOff();
      } catch (IOException truncation) {
        e.addSuppressed(truncation);
      }
      throw e;
    }
    length = end;
    dirty = false;
  }

  private void cutOff() throws IOException {
    channel.truncate(length);
    dirty = false;
  }

  /** Whether the path still leads to what was written here, and to nothing else. */
  boolean isIntact() {
    try {
      BasicFileAttributes now = attributes();
      return Objects.equals(now.fileKey(), key)
          && now.isRegularFile()
          && (dirty ? now.size() >= length : now.size() == length);
    } catch (IOException e) {
      return false;
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Closes and removes a file that holds no line. */
  void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }

  /** Puts everything on disk and closes the file. */
  void close() throws IOException {
    try (FileChannel closing = channel) {
      if (closing.isOpen()) {
        closing.force(true);
      }
    }
  }
}
