package io.greenai.report.close;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.greenai.report.budget.DecisionJson;
import io.greenai.report.close.Entry.Closed;
import io.greenai.report.close.Entry.Decided;
import io.greenai.report.close.Entry.Part;
import io.greenai.report.close.Entry.Source;
import io.greenai.report.ingest.LedgerPart;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A line of the journal's file, chained as those of ledgers are: its hash is the last field,
 * SHA-256 over the 32 raw bytes of the hash before and the line's exact bytes before {@code
 * ,"hash"}.
 */
final class JournalLine {
  static final String START = "0".repeat(64);

  private static final String HASH = ",\"hash\":\"";
  private static final String END = "\"}";
  private static final JsonFactory JSON = new JsonFactory();

  private JournalLine() {}

  /** The line without its line feed. */
  static String write(Recorded recorded, String previousHash) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("seq", recorded.seq());
      json.writeStringField("recordedAt", recorded.at().toString());
      write(recorded.entry(), json);
      json.writeEndObject();
    }
    String body = text.toString().substring(0, text.toString().length() - 1);
    return body + HASH + hash(previousHash, body) + END;
  }

  private static void write(Entry entry, JsonGenerator json) throws IOException {
    if (entry instanceof Part part) {
      json.writeStringField("type", "part");
      write(part.part(), json);
    } else if (entry instanceof Source source) {
      json.writeStringField("type", "source");
      json.writeStringField("kind", source.kind());
      json.writeStringField("name", source.name());
      json.writeStringField("sha256", source.sha256());
    } else if (entry instanceof Decided decided) {
      json.writeStringField("type", "decision");
      json.writeFieldName("decision");
      json.writeRawValue(DecisionJson.write(decided.decision()));
    } else if (entry instanceof Closed closed) {
      json.writeStringField("type", "close");
      json.writeStringField("period", closed.period());
      json.writeNumberField("number", closed.number());
      json.writeStringField("file", closed.file());
      json.writeStringField("sha256", closed.sha256());
      if (closed.signature().isPresent()) {
        json.writeStringField("signature", closed.signature().get());
      }
    }
  }

  static void write(LedgerPart part, JsonGenerator json) throws IOException {
    json.writeStringField("run", part.run());
    json.writeStringField("file", part.file());
    json.writeNumberField("lines", part.lines());
    json.writeNumberField("bytes", part.bytes());
    json.writeStringField("sha256", part.sha256());
    json.writeStringField("head", part.head());
  }

  static LedgerPart part(JsonTree tree) throws JournalException {
    return new LedgerPart(
        tree.text("run"),
        tree.text("file"),
        tree.number("lines"),
        tree.number("bytes"),
        tree.text("sha256"),
        tree.text("head"));
  }

  /** The hash that {@code line} states, which is the one that follows. */
  static String hash(String where, String line, String previousHash) throws JournalException {
    int at = line.lastIndexOf(HASH);
    if (at >= 0 && line.endsWith(END)) {
      String stated = line.substring(at + HASH.length(), line.length() - END.length());
      if (stated.equals(hash(previousHash, line.substring(0, at)))) {
        return stated;
      }
    }
    throw new JournalException(
        where
            + ": the line's hash does not follow from the lines before it; somebody changed the"
            + " journal, restore it from a copy");
  }

  private static String hash(String previousHash, String body) {
    return Sha256.of(HexFormat.of().parseHex(previousHash), body.getBytes(UTF_8));
  }

  static Recorded read(String where, String line) throws IOException {
    JsonTree tree = JsonTree.parse(where, line);
    try {
      return new Recorded(
          tree.number("seq"), Instant.parse(tree.text("recordedAt")), entry(where, tree));
    } catch (DateTimeException e) {
      throw new JournalException(where + ": 'recordedAt' is no instant");
    }
  }

  private static Entry entry(String where, JsonTree tree) throws IOException {
    return switch (tree.text("type")) {
      case "part" -> new Part(part(tree));
      case "decision" -> new Decided(DecisionJson.read(tree.tree("decision").text()));
      case "source" -> new Source(tree.text("kind"), tree.text("name"), tree.text("sha256"));
      case "close" ->
          new Closed(
              tree.text("period"),
              (int) tree.number("number"),
              tree.text("file"),
              tree.text("sha256"),
              tree.optional("signature"));
      default ->
          throw new JournalException(
              where
                  + ": 'type' is '"
                  + tree.text("type")
                  + "'; this release does not know it, use a newer one");
    };
  }
}
