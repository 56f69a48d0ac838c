package io.greenai.report.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads files that are packed beside the templates. */
final class Packed {
  private Packed() {}

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String name) {
    try (InputStream in = Packed.class.getResourceAsStream("/templates/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "templates/" + name + " is not packed in the reporter's jar; build it again");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read templates/" + name, e);
    }
  }
}
