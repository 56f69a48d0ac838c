package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads unsigned decimal numbers out of a buffer of ASCII without making garbage. */
final class Decimals {
  private Decimals() {}

  /**
   * Skips everything that is not a digit, then reads one number and leaves the buffer behind it.
   *
   * @throws IOException where no digit is left or the number exceeds 2^63 - 1
   */
  static long next(ByteBuffer text) throws IOException {
    int digit = -1;
    while (text.hasRemaining() && digit < 0) {
      digit = digitOf(text.get());
    }
    if (digit < 0) {
      throw new IOException("expected a number and found the end");
    }
    long value = 0;
    while (digit >= 0) {
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw new IOException("number beyond 2^63 - 1");
      }
      value = value * 10 + digit;
      digit = text.hasRemaining() ? digitOf(text.get()) : -1;
    }
    return value;
  }

  /** Passes over {@code count} numbers. */
  static void skip(ByteBuffer text, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next(text);
    }
  }

  private static int digitOf(byte character) {
    int digit = character - '0';
    return digit >= 0 && digit <= 9 ? digit : -1;
  }
}
