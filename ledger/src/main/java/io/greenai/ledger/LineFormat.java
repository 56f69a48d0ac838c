package io.greenai.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The limits of the line format, and its tail, which is the same on every line. */
final class LineFormat {
  /** No energy, count or time in a ledger reaches this: 10^18 microjoules are 278 MWh. */
  static final long MAX_QUANTITY = 1_000_000_000_000_000_000L;

  /** The longest line, line feed included, that is written or read. */
  static final int MAX_LINE_BYTES = 16 << 20;

  static final String HASH_PREFIX = ",\"hash\":\"";
  static final String HASH_END = "\"}";
  static final int HASH_HEX = 64;

  /** The bytes that follow a body: hash and line feed. */
  static final int SUFFIX_BYTES = HASH_PREFIX.length() + HASH_HEX + HASH_END.length() + 1;

  private static final byte[] PREFIX = ascii(HASH_PREFIX);
  private static final byte[] END = ascii(HASH_END);
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

  private LineFormat() {}

  /**
   * The length of the body of a line without its line feed, or -1 where the line does not end in a
   * well-formed hash.
   */
  static int bodyLength(byte[] buffer, int offset, int length) {
    int body = bodyOf(length);
    if (body <= 0
        || !matches(buffer, offset + body, PREFIX)
        || !matches(buffer, offset + length - END.length, END)
        || hash(buffer, offset, body) == null) {
      return -1;
    }
    return body;
  }

  /** The length of the body of a line of this length without its line feed, if it is whole. */
  static int bodyOf(int length) {
    return length - SUFFIX_BYTES + 1;
  }

  /** The hash that follows a body, or null where it is not 64 lower-case hex digits. */
  static byte @Nullable [] hash(byte[] buffer, int offset, int bodyLength) {
    int start = offset + bodyLength + PREFIX.length;
    String hex = new String(buffer, start, HASH_HEX, StandardCharsets.ISO_8859_1);
    return isHash(hex) ? HexFormat.of().parseHex(hex) : null;
  }

  /** Whether the text is a hash as lines state it: 64 lower-case hex digits. */
  static boolean isHash(String text) {
    return text.length() == HASH_HEX
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static boolean matches(byte[] buffer, int offset, byte[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (buffer[offset + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static long requireQuantity(String field, long value) {
    if (value < 0 || value >= MAX_QUANTITY) {
      throw new IllegalArgumentException(
          "'" + field + "' is " + value + ", but must be from 0 to below 10^18");
    }
    return value;
  }

  static Instant requireInstant(String field, Instant value) {
    if (value.isBefore(FIRST) || !value.isBefore(AFTER_LAST)) {
      throw new IllegalArgumentException(
          "'" + field + "' is " + value + ", but must be within the years 0000 to 9999");
    }
    return value;
  }

  static void requireLength(long bytes) {
    if (bytes > MAX_LINE_BYTES) {
      throw new IllegalArgumentException(
          "A line would be " + bytes + " bytes long, but may be at most " + MAX_LINE_BYTES);
    }
  }

  /** The text with each unpaired surrogate replaced by U+FFFD. */
  static String unicode(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      if (repaired == null) {
        repaired = new StringBuilder(text);
      }
      repaired.setCharAt(i, '\uFFFD');
    }
    return repaired == null ? text : repaired.toString();
  }
}
