package io.greenai.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The chain that binds a run's lines to their content and order: a line's hash is SHA-256 over the
 * 32 raw bytes of the previous line's hash and the line's exact bytes before {@code ,"hash"}. A run
 * starts from 32 zero bytes; the chain goes on across its files.
 *
 * <p>Not safe for use by several threads.
 */
final class HashChain {
  /** The hash before a run's first line, in hex. */
  static final String START = "0".repeat(64);

  private static final int BYTES = 32;

  private final MessageDigest sha256;
  private byte[] head;
  private byte @Nullable [] otherHead;

  private HashChain(byte[] head) {
    this.head = head;
    sha256 = sha256();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "This Java has no SHA-256, which every Java platform must provide", e);
    }
  }

  /** A chain at the start of a run. */
  static HashChain start() {
    return after(START);
  }

  /**
   * A chain after the line with this hash.
   *
   * @throws IllegalArgumentException if {@code hash} is not 64 hex digits
   */
  static HashChain after(String hash) {
    byte[] head = HexFormat.of().parseHex(hash);
    if (head.length != BYTES) {
      throw new IllegalArgumentException(
          "A hash has " + 2 * BYTES + " hex digits, but this one has " + hash.length());
    }
    return new HashChain(head);
  }

  /** The hash of the last line, in hex. */
  String head() {
    return HexFormat.of().formatHex(head);
  }

  /** The hash that a line with this body has here, without going on to it. */
  byte[] peek(byte[] buffer, int offset, int length) {
    return digest(head, buffer, offset, length);
  }

  /** Goes on to a line with this hash. */
  void advance(byte[] hash) {
    head = hash.clone();
    otherHead = null;
  }

  /**
   * Goes on to a line that states its own hash, and tells whether that hash follows.
   *
   * <p>After a line that does not follow, the next one may follow either from the stated hash (the
   * body was changed) or from the computed one (the hash was changed), so that one changed line is
   * one break.
   */
  boolean accept(byte[] buffer, int offset, int length, byte[] stated) {
    byte[] computed = peek(buffer, offset, length);
    boolean follows =
        MessageDigest.isEqual(computed, stated)
            || (otherHead != null
                && MessageDigest.isEqual(digest(otherHead, buffer, offset, length), stated));
    head = stated;
    otherHead = follows ? null : computed;
    return follows;
  }

  /**
   * Goes over a line whose stated hash cannot be read; the next may follow from the computed one.
   */
  void skip(byte[] buffer, int offset, int length) {
    otherHead = length > 0 ? peek(buffer, offset, length) : null;
  }

  private byte[] digest(byte[] previous, byte[] buffer, int offset, int length) {
    sha256.update(previous);
    sha256.update(buffer, offset, length);
    return sha256.digest();
  }
}
