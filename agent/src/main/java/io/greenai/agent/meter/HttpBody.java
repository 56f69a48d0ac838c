package io.greenai.agent.meter;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The body of an HTTP/1.1 answer: of chunks, of a length that was told, or all until the connection
 * ends (RFC 9112, section 6).
 */
final class HttpBody extends InputStream {
  private static final long UNTIL_THE_END = -1;

  private final InputStream in;
  private boolean chunked;
  private long left = UNTIL_THE_END;

  /** Reads the headers, up to the empty line that ends them. */
  HttpBody(InputStream in) throws IOException {
    this.in = in;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
      if (lower.equals("transfer-encoding:chunked")) {
        chunked = true;
        left = 0;
      } else if (lower.matches("content-length:\\d{1,18}") && !chunked) {
        left = Long.parseLong(lower.substring(lower.indexOf(':') + 1));
      }
    }
  }

  /** A line without its end. */
  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the answer ends early");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0 && !(chunked && nextChunk())) {
      return -1;
    }
    int wanted = left == UNTIL_THE_END ? length : (int) Math.min(length, left);
    int count = in.read(bytes, offset, wanted);
    if (left != UNTIL_THE_END) {
      if (count < 0) {
        throw new EOFException("the answer ends early");
      }
      left -= count;
      if (left == 0 && chunked) {
        line(in); // What follows a chunk is an empty line.
      }
    }
    return count;
  }

  private boolean nextChunk() throws IOException {
    String size = line(in).replaceFirst(";.*", "").strip();
    if (!size.matches("[0-9A-Fa-f]{1,8}")) {
      throw new IOException("the answer has a chunk of size '" + size + "'");
    }
    left = Long.parseLong(size, 16);
    chunked = left > 0;
    return chunked;
  }
}
