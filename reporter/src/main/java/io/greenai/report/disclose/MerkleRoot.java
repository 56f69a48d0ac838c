package io.greenai.report.disclose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * One hash that pins the heads of many runs: the Merkle tree of RFC 9162, section 2.1.1, over runs
 * in the order of the bytes of their ids.
 *
 * <p>A leaf is SHA-256 of the byte 0, the run id in UTF-8, a line feed and the head in 64
 * hexadecimal digits; a node is SHA-256 of the byte 1 and the hashes of its two halves, the left
 * one the largest power of two below their sum. No node can pass for a leaf. Without runs it is
 * SHA-256 of nothing.
 */
public final class MerkleRoot {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleRoot() {}

  /**
   * The root in hexadecimal.
   *
   * @param heads by run id, each 64 lower-case hexadecimal digits
   */
  public static String of(Map<String, String> heads) {
    List<byte[]> leaves =
        heads.entrySet().stream()
            .sorted((a, b) -> Arrays.compareUnsigned(bytes(a.getKey()), bytes(b.getKey())))
            .map(MerkleRoot::leaf)
            .toList();
    byte[] root = leaves.isEmpty() ? sha256().digest() : root(leaves);
    return HexFormat.of().formatHex(root);
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(root(leaves.subList(0, left)));
    digest.update(root(leaves.subList(left, leaves.size())));
    return digest.digest();
  }

  private static byte[] leaf(Entry<String, String> run) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return digest.digest(bytes(run.getKey() + "\n" + run.getValue()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
