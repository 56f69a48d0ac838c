package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyedFileTest {
  private final byte[] content =
      Samples.lines(Samples.header(), Samples.window(0), Samples.window(1));

  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = Samples.write(dir.resolve("run-1-0.jsonl"), content);
  }

  @Test
  void itsHashIsOfTheLinesThatWereScannedThoughTheFileGrewSince() throws Exception {
    SurveyedFile surveyed = surveyed();

    Files.writeString(file, "{\"type\":\"window\",\"seq\":2", StandardOpenOption.APPEND);

    assertThat(surveyed.sha256()).isEqualTo(sha256(content));
    assertThat(surveyed.end().byteOffset()).isEqualTo(content.length);
  }

  @Test
  void itsHashIsTheSameAfterItWasGzipped() throws Exception {
    SurveyedFile surveyed = surveyed();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }

    Files.write(dir.resolve("run-1-0.jsonl.gz"), packed.toByteArray());
    Files.delete(file);

    assertThat(surveyed.sha256()).isEqualTo(sha256(content));
    assertThat(surveyed().sha256()).isEqualTo(sha256(content));
  }

  @Test
  void aFileThatWasCutSinceHasNoHash() throws IOException {
    SurveyedFile surveyed = surveyed();

    Files.write(file, new byte[] {'{'});

    assertThatThrownBy(surveyed::sha256)
        .hasMessage(
            file + " had " + content.length + " bytes when it was scanned and has fewer now");
  }

  @Test
  void itKnowsTheTimeOfItsWindows() throws IOException {
    assertThat(surveyed().firstWindow()).isEqualTo(Samples.window(0).start());
    assertThat(surveyed().lastWindowEnd())
        .isEqualTo(Samples.window(1).start().plusNanos(Samples.window(1).durationNanos()));
  }

  private SurveyedFile surveyed() throws IOException {
    return LedgerStore.scan(dir).runs().get(0).surveyed().get(0);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
