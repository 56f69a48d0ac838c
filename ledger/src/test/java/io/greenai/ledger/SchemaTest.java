package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema says of real lines what the reader says. */
class SchemaTest {
  private final Schema schema = load();

  @TempDir Path dir;

  private static Schema load() {
    try (InputStream in = Header.class.getResourceAsStream("ledger-1.0.schema.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean isValid(String line) {
    return schema.validate(line, InputFormat.JSON).isEmpty();
  }

  private List<String> written() throws IOException {
    LedgerWriter writer =
        LedgerWriter.open(
            dir, Samples.header(), LedgerWriterOptions.DEFAULTS.withFreeSpaceFloorPercent(0));
    writer.append(Samples.fullWindow());
    Path file = writer.currentFile();
    writer.close("shutdown");
    return Files.readAllLines(file);
  }

  @Test
  void everyLineThatIsWrittenIsValid() throws IOException {
    List<String> lines = written();

    assertThat(lines).hasSize(3);
    for (String line : lines) {
      assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0 | "fileNumber":0      | "fileNumber":"0"
          0 | greenai-ledger/1.0  | greenai-ledger/2.0
          0 | "hostKey":"host-1", |
          0 | "role":"part"       | "role":"half"
          0 | "type":"header"     | "type":"window"
          1 | "seq":0             | "seq":0.5
          1 | "seq":0             | "seq":-1
          1 | "cpu":360000000     | "cpu":1000000000000000000
          1 | "cpu":360000000     | "tpu":360000000
          1 | "items":5400,       |
          1 | "jvm.gc"            | "jvm.gx"
          1 | "jvm.gc"            | "jvm.gc","model":"x"
          1 | 21:40:00.000Z       | 21:40:00Z
          1 | "scale":5           | "scale":11
          1 | "0.931"             | "0,931"
          1 | "0.931"             | 0.931
          1 | ["exp-42"]          | [42]
          1 | "inputTokens":12000 | "inputTokens":-1
          1 | "exact":340000000   | "exact":-1
          1 | "exact":340000000   | "sure":340000000
          2 | "reason":"shutdown" | "reason":7
          2 | "hash":"            | "hash":"X
          """)
  void aLineThatTheReaderRefusesIsInvalid(int line, String old, String replaced)
      throws IOException {
    String good = written().get(line);
    assertThat(good).contains(old);
    String bad = good.replace(old, replaced == null ? "" : replaced);

    assertThat(isValid(bad)).isFalse();
    byte[] bytes = bad.getBytes(StandardCharsets.UTF_8);
    Path file =
        Samples.write(dir.resolve("bad.jsonl"), (bad + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(bytes).isNotEmpty();
    assertThat(Collected.from(file).lines).isEmpty();
  }

  @Test
  void fieldsOfALaterMinorVersionAreValid() throws IOException {
    assertThat(isValid(written().get(1).replace("\"seq\"", "\"later\":1,\"seq\""))).isTrue();
  }
}
