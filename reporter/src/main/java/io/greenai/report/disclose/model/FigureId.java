package io.greenai.report.disclose.model;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes figure ids out of any names, so that two different names never share an id. */
public final class FigureId {
  private FigureId() {}

  /**
   * Joins {@code parts} with dots; a byte of a part's UTF-8 form that is not a lower-case letter,
   * digit or hyphen becomes {@code _} and two hexadecimal digits, an empty part a lone {@code _}.
   */
  public static String of(String... parts) {
    return Stream.of(parts).map(FigureId::part).collect(Collectors.joining("."));
  }

  private static String part(String text) {
    if (text.isEmpty()) {
      return "_";
    }
    StringBuilder id = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') {
        id.append(c);
      } else {
        id.append(String.format("_%02x", (int) c));
      }
    }
    return id.toString();
  }
}
