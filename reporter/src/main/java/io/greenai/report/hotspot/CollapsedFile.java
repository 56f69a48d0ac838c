package io.greenai.report.hotspot;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Reads one file as a stream: no more of it than a line is held. Lines that are none are counted,
 * the first of them is told, and the others stand.
 */
final class CollapsedFile {
  /** No stack of an agent comes near. */
  static final int MAX_LINE_BYTES = 1 << 16;

  private final Path file;
  private final String name;
  private final Consumer<CollapsedLine> sink;
  private long line;
  private long samples;
  private long leftOut;
  private String finding = "";

  private CollapsedFile(Path file, String name, Consumer<CollapsedLine> sink) {
    this.file = file;
    this.name = name;
    this.sink = sink;
  }

  /**
   * Hands on the lines of {@code file}.
   *
   * @param name as it is told of
   */
  static HotSpotFile read(Path file, String name, Consumer<CollapsedLine> sink) {
    return new CollapsedFile(file, name, sink).read();
  }

  private HotSpotFile read() {
    String sha256 = "";
    MessageDigest digest = sha256();
    try (InputStream in =
        new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), digest))) {
      lines(in);
      sha256 = HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      finding = name + ": cannot be read to its end: " + e.getClass().getSimpleName();
    }
    return new HotSpotFile(name, sha256, samples, leftOut, finding);
  }

  private void lines(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long length = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        line++;
        if (length > MAX_LINE_BYTES) {
          leaveOut("the line has " + length + " bytes, but at most " + MAX_LINE_BYTES);
        } else {
          take(bytes.toByteArray());
        }
        bytes.reset();
        length = 0;
      } else if (++length <= MAX_LINE_BYTES) {
        bytes.write(b);
      }
    }
    if (length > 0) {
      line++;
      leaveOut("the last line has no end, so that its number may be cut short");
    }
  }

  private void take(byte[] bytes) {
    try {
      CollapsedLine read = CollapsedLine.of(bytes);
      sink.accept(read);
      samples += read.samples();
    } catch (IllegalArgumentException e) {
      leaveOut(String.valueOf(e.getMessage()));
    }
  }

  private void leaveOut(String why) {
    leftOut++;
    if (finding.isEmpty()) {
      finding = name + ":" + line + ": " + why;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
