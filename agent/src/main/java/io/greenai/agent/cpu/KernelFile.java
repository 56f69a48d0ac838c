package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A small file of {@code /proc} or {@code /sys} that is read again and again through one open
 * descriptor: about 0.9 us a read where open, read and close cost 7 us.
 *
 * <p>After a failed read the file is opened anew by the next one. For one thread, which must not be
 * interrupted while it reads (an interrupt closes a channel).
 */
public final class KernelFile implements AutoCloseable {
  private final Path path;
  private final ByteBuffer buffer;
  private @Nullable FileChannel channel;

  private KernelFile(Path path, ByteBuffer buffer) {
    this.path = path;
    this.buffer = buffer;
  }

  /**
   * Opens {@code path}.
   *
   * @param capacity how many bytes of the file's beginning a read returns at most
   * @throws IOException where the file is not there or not readable
   */
  public static KernelFile open(Path path, int capacity) throws IOException {
    return open(path, ByteBuffer.allocateDirect(capacity));
  }

  /** Opens {@code path} with a buffer that other files of the same thread may share. */
  static KernelFile open(Path path, ByteBuffer buffer) throws IOException {
    KernelFile file = new KernelFile(path, buffer);
    file.channel = FileChannel.open(path, StandardOpenOption.READ);
    return file;
  }

  /**
   * The file's present content as far as the kernel hands it out at once: all of a file that holds
   * one record, the first page or so of one that holds many. Valid until the next read.
   *
   * @throws IOException where the file vanished or cannot be read
   */
  public ByteBuffer read() throws IOException {
    return read(false);
  }

  /**
   * All of a file of many records, which the kernel hands out page by page however much is asked
   * for (Linux, Documentation/filesystems/seq_file.rst). Valid until the next read.
   *
   * @throws IOException where the file vanished, cannot be read or has outgrown the capacity
   */
  ByteBuffer readWhole() throws IOException {
    return read(true);
  }

  private ByteBuffer read(boolean whole) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open = FileChannel.open(path, StandardOpenOption.READ);
      channel = open;
    }
    try {
      buffer.clear();
      int length = open.read(buffer, 0);
      if (length <= 0) {
        throw new IOException(path + " is empty");
      }
      while (whole && length > 0) {
        if (!buffer.hasRemaining()) {
          throw new IOException(path + " has outgrown " + buffer.capacity() + " bytes");
        }
        length = open.read(buffer, buffer.position());
      }
      return buffer.flip();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * The first number of the file.
   *
   * @throws IOException where the file cannot be read or holds no number
   */
  public long readNumber() throws IOException {
    return Decimals.next(read());
  }

  /**
   * The number at the file's beginning, which may have a sign.
   *
   * @throws IOException where the file cannot be read or holds no number
   */
  public long readSigned() throws IOException {
    ByteBuffer text = read();
    boolean negative = text.get(text.position()) == '-';
    long magnitude = Decimals.next(text);
    return negative ? -magnitude : magnitude;
  }

  /** Closes the descriptor, which never throws; a later read opens it anew. */
  @Override
  public void close() {
    FileChannel open = channel;
    channel = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // A descriptor that fails to close is gone all the same.
    }
  }
}
