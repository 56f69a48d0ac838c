package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected roots are from a program in another language, written from docs/methodology.md. */
class MerkleRootTest {
  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 669adb72addb873d605c24c0ce13f42b268f84e278587cd4628c028f18e03040",
    "2, 3997f1516b6bd151aa7246e52c0653b8cbaefc20141bc28a01d5801c835e8e94",
    "3, d6de87f3204b486287c7a58505c376d27ac5ebc9692b62b20bbf1fba873cadc5",
    "5, 6ab77f577950c6eadb868a5ecaff809ed47b784b5f7d0f81e74c149d1fe7836b",
    "7, e9655723e0c8cdd22019d6dced22c283210462ea5eeb770ddd95d84edc632f86"
  })
  void anotherProgramFindsTheSameRoot(int runs, String root) {
    assertThat(MerkleRoot.of(heads(runs))).isEqualTo(root);
  }

  @Test
  void anyOtherHeadOrRunIsAnotherRoot() {
    Map<String, String> changed = heads(5);
    changed.put("run-3", sha256("changed"));
    Map<String, String> renamed = heads(4);
    renamed.put("run-5", sha256("4"));

    assertThat(MerkleRoot.of(changed)).isNotEqualTo(MerkleRoot.of(heads(5)));
    assertThat(MerkleRoot.of(renamed)).isNotEqualTo(MerkleRoot.of(heads(5)));
  }

  private static Map<String, String> heads(int runs) {
    Map<String, String> heads = new TreeMap<>();
    for (int i = 0; i < runs; i++) {
      heads.put("run-" + i, sha256(Integer.toString(i)));
    }
    return heads;
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
