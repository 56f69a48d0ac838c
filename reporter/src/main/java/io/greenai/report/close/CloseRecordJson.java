package io.greenai.report.close;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.greenai.ledger.Quality;
import io.greenai.report.close.Statement.Amount;
import io.greenai.report.ingest.LedgerPart;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Close records as JSON documents. Numbers are decimal strings, so that no reader rounds them. */
final class CloseRecordJson {
  private static final String SCHEMA = "https://greenai.io/schema/close-1.json";

  private static final String AT_LEAST = "at least";

  private CloseRecordJson() {}

  static byte[] write(CloseRecord record) throws IOException {
    StringWriter text = new StringWriter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines));
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("period", record.period().label());
      json.writeStringField("zone", record.period().zone().getId());
      json.writeStringField("start", record.period().start().toString());
      json.writeStringField("end", record.period().end().toString());
      json.writeNumberField("number", record.number());
      if (record.replaces().isPresent()) {
        json.writeStringField("replaces", record.replaces().get());
      }
      json.writeStringField("closedAt", record.closedAt().toString());
      json.writeNumberField("journalLines", record.journalLines());
      json.writeStringField("merkleRoot", record.merkleRoot());
      json.writeStringField("reporter", record.reporter());
      json.writeNumberField("findings", record.findings());
      texts("sources", record.sources(), json);
      texts("people", record.people(), json);
      Map<String, String> drawn = new LinkedHashMap<>();
      record.drawn().forEach((id, amount) -> drawn.put(id, amount.toPlainString()));
      texts("drawnMicrojoules", drawn, json);
      texts("outputs", record.outputs(), json);
      json.writeArrayFieldStart("parts");
      for (LedgerPart part : record.parts()) {
        json.writeStartObject();
        JournalLine.write(part, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("figures");
      for (Map.Entry<String, List<Statement>> report : record.figures().entrySet()) {
        json.writeArrayFieldStart(report.getKey());
        for (Statement figure : report.getValue()) {
          figure(figure, json);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return (text + "\n").getBytes(UTF_8);
  }

  private static void texts(String name, Map<String, String> texts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  private static void figure(Statement figure, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", figure.id());
    json.writeStringField("label", figure.label());
    json.writeStringField("unit", figure.unit());
    if (!figure.per().isEmpty()) {
      json.writeStringField("per", figure.per());
    }
    if (figure.amount().isPresent()) {
      amount(figure.amount().get(), json);
    }
    json.writeArrayFieldStart("inputs");
    for (Statement.Part input : figure.inputs()) {
      json.writeStartObject();
      json.writeStringField("kind", input.kind().name());
      json.writeStringField("name", input.name());
      json.writeStringField("source", input.source());
      json.writeStringField("value", input.value());
      if (input.number().isPresent()) {
        json.writeStringField("number", input.number().get().toPlainString());
      }
      if (!input.fingerprint().isEmpty()) {
        json.writeStringField("fingerprint", input.fingerprint());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void amount(Amount amount, JsonGenerator json) throws IOException {
    json.writeStringField("number", amount.number().toPlainString());
    if (amount.quality().isPresent()) {
      json.writeStringField("quality", amount.quality().get().name());
    }
    if (amount.low().isPresent() && amount.high().isPresent()) {
      json.writeStringField("low", amount.low().get().toPlainString());
      json.writeStringField("high", amount.high().get().toPlainString());
    }
    json.writeStringField("bound", amount.lowerBound() ? AT_LEAST : "exact");
  }

  private static Amount amount(String number, JsonTree figure) {
    return new Amount(
        new BigDecimal(number),
        figure.optional("quality").map(Quality::valueOf),
        figure.optional("low").map(BigDecimal::new),
        figure.optional("high").map(BigDecimal::new),
        figure.optional("bound").filter(AT_LEAST::equals).isPresent());
  }

  static CloseRecord read(String where, byte[] content) throws JournalException {
    JsonTree tree = JsonTree.parse(where, new String(content, UTF_8));
    try {
      List<LedgerPart> parts = new ArrayList<>();
      for (JsonTree part : tree.trees("parts")) {
        parts.add(JournalLine.part(part));
      }
      JsonTree reports = tree.tree("figures");
      Map<String, List<Statement>> figures = new LinkedHashMap<>();
      for (String report : reports.members().keySet()) {
        List<Statement> stated = new ArrayList<>();
        for (JsonTree figure : reports.trees(report)) {
          stated.add(figure(figure));
        }
        figures.put(report, stated);
      }
      Map<String, BigDecimal> drawn = new LinkedHashMap<>();
      tree.tree("drawnMicrojoules")
          .texts()
          .forEach((id, amount) -> drawn.put(id, new BigDecimal(amount)));
      return new CloseRecord(
          new Period(
              tree.text("period"),
              ZoneId.of(tree.text("zone")),
              Instant.parse(tree.text("start")),
              Instant.parse(tree.text("end"))),
          (int) tree.number("number"),
          tree.optional("replaces"),
          Instant.parse(tree.text("closedAt")),
          tree.number("journalLines"),
          tree.text("merkleRoot"),
          tree.text("reporter"),
          tree.tree("sources").texts(),
          tree.tree("people").texts(),
          tree.number("findings"),
          drawn,
          tree.tree("outputs").texts(),
          parts,
          figures);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new JournalException(where + ": holds no moment, period or number: " + e.getMessage());
    }
  }

  private static Statement figure(JsonTree figure) throws JournalException {
    List<Statement.Part> inputs = new ArrayList<>();
    for (JsonTree input : figure.trees("inputs")) {
      inputs.add(
          new Statement.Part(
              Statement.Kind.valueOf(input.text("kind")),
              input.text("name"),
              input.text("source"),
              input.text("value"),
              input.optional("number").map(BigDecimal::new),
              input.optional("fingerprint").orElse("")));
    }
    return new Statement(
        figure.text("id"),
        figure.text("label"),
        figure.text("unit"),
        figure.optional("per").orElse(""),
        figure.optional("number").map(number -> amount(number, figure)),
        inputs);
  }
}
