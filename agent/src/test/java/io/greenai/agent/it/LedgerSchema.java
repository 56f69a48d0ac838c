package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.greenai.ledger.Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The published schema of ledgers, held against what the agent wrote. */
final class LedgerSchema {
  private static final Schema SCHEMA = load();

  private LedgerSchema() {}

  /** Fails on a line below {@code root} that is not as the schema says; a torn one is none. */
  static void requireValid(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().contains(".jsonl"))
              .toList();
    }
    for (Path file : files) {
      String text = text(file);
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
        assertThat(SCHEMA.validate(line, InputFormat.JSON)).as("%s: %s", file, line).isEmpty();
      }
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      boolean packed = file.toString().endsWith(".gz");
      byte[] bytes = (packed ? new GZIPInputStream(in) : in).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static Schema load() {
    try (InputStream in = Header.class.getResourceAsStream("ledger-1.0.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
