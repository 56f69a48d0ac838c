package io.greenai.report.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.greenai.report.disclose.model.Evidence;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Period;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Range;
import io.greenai.report.disclose.model.Value.SourceError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How every figure of a report came about, for programs: formula, inputs, factors, policies and
 * ledgers. Numbers are decimals in strings, so that none is rounded by its reader. Its form is laid
 * down in {@code schemas/trace.schema.json}.
 */
final class TraceJson {
  private static final String SCHEMA = "https://greenai.io/schema/trace-1.json";

  private final ReportDocument document;
  private final JsonGenerator json;

  private TraceJson(ReportDocument document, JsonGenerator json) {
    this.document = document;
    this.json = json;
  }

  static byte[] of(ReportDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines));
      new TraceJson(document, json).write();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void write() throws IOException {
    Collection<Figure> figures = document.figuresById().values();
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("report", document.kind().id());
    json.writeStringField("entity", document.entity());
    json.writeBooleanField("synthetic", document.synthetic());
    json.writeStringField("status", document.status().text());
    period(document.period());
    json.writeStringField("dataUntil", document.generator().dataUntil().toString());
    json.writeStringField(
        "generator", document.generator().name() + " " + document.generator().version());
    texts("inputs", document.generator().inputs());
    texts("policies", document.generator().policies());
    ledgers(document.evidence());
    json.writeArrayFieldStart("factors");
    for (FactorRow row : factors(document).values()) {
      factor(row);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("figures");
    for (Figure figure : figures) {
      figure(figure);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void period(Period period) throws IOException {
    json.writeObjectFieldStart("period");
    json.writeStringField("label", period.label());
    json.writeStringField("zone", period.zone().getId());
    json.writeStringField("start", period.start().toString());
    json.writeStringField("end", period.end().toString());
    json.writeEndObject();
  }

  private void texts(String name, Map<String, String> texts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(text.getKey(), text.getValue());
    }
    json.writeEndObject();
  }

  private void ledgers(Evidence evidence) throws IOException {
    json.writeObjectFieldStart("ledgers");
    json.writeNumberField("runs", evidence.runs().size());
    json.writeNumberField("files", evidence.files().size());
    json.writeStringField("merkleRoot", evidence.merkleRoot());
    json.writeStringField("manifest", DataFiles.ledgers(document));
    json.writeEndObject();
  }

  /** Those that the report prints, and what figures rest on besides. */
  private static Map<String, FactorRow> factors(ReportDocument document) {
    Map<String, FactorRow> rows = new TreeMap<>();
    document.methods().factors().forEach(row -> rows.put(row.id(), row));
    for (Figure figure : document.figuresById().values()) {
      for (Input input : figure.derivation().inputs()) {
        if (input instanceof OfFactor used) {
          rows.put(used.factor().id(), used.factor());
        }
      }
    }
    return rows;
  }

  private void factor(FactorRow row) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", row.id());
    json.writeStringField("name", row.name());
    value(row);
    json.writeStringField("boundary", row.boundary());
    json.writeStringField("vintage", row.vintage());
    json.writeStringField("source", row.source());
    json.writeStringField("licence", row.licence());
    json.writeEndObject();
  }

  private void value(FactorRow row) throws IOException {
    BigDecimal value = row.value();
    if (value == null) {
      json.writeBooleanField("internal", true);
    } else {
      number("value", value);
    }
    json.writeStringField("unit", row.unit());
  }

  private void figure(Figure figure) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", figure.id());
    json.writeStringField("label", figure.label());
    json.writeStringField("unit", figure.unit().symbol());
    if (!figure.per().isEmpty()) {
      json.writeStringField("per", figure.per());
    }
    if (figure.number().isPresent()) {
      number("value", figure.number().get());
    }
    if (figure.value() instanceof Known known) {
      json.writeStringField("quality", known.quality().id());
      json.writeBooleanField("lowerBound", known.lowerBound());
      Range range = known.range();
      if (range != null) {
        number("low", range.low());
        number("high", range.high());
        errors(range.errors());
      }
    } else if (figure.value() instanceof Absent absent) {
      json.writeStringField("absent", absent.reason().text());
      json.writeStringField("why", absent.detail());
    }
    json.writeStringField("formula", figure.derivation().formula());
    json.writeArrayFieldStart("inputs");
    for (Input input : figure.derivation().inputs()) {
      input(input);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void errors(List<SourceError> errors) throws IOException {
    json.writeArrayFieldStart("errors");
    for (SourceError error : errors) {
      json.writeStartObject();
      json.writeStringField("group", error.group());
      json.writeStringField("source", error.source());
      number("below", error.below());
      number("above", error.above());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void input(Input input) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", input.name());
    if (input instanceof OfFigure other) {
      json.writeStringField("figure", other.id());
    } else if (input instanceof OfFactor used) {
      json.writeStringField("factor", used.factor().id());
      value(used.factor());
    } else if (input instanceof OfPolicy policy) {
      json.writeStringField("policy", policy.choice());
    } else if (input instanceof OfNumber written) {
      number("value", written.value());
      json.writeStringField("unit", written.unit().symbol());
      json.writeStringField("policy", written.basis());
    } else if (input instanceof OfLedgers sum) {
      number("value", sum.value());
      json.writeStringField("unit", sum.unit().symbol());
      texts("selection", sum.selection());
    }
    json.writeEndObject();
  }

  private void number(String name, BigDecimal number) throws IOException {
    json.writeStringField(name, number.toPlainString());
  }
}
