package io.greenai.report.budget;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.greenai.report.budget.Decision.Standing;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decisions as JSON objects of one line. Numbers are decimal strings, so that no reader rounds
 * them; the hash of each budget is written beside its values and checked when they are read.
 */
public final class DecisionJson {
  private static final String AT_LEAST = "at least";

  private static final JsonFactory JSON = new JsonFactory();

  private DecisionJson() {}

  /** One line, without its end. */
  public static String write(Decision decision) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("recordedAt", decision.recordedAt().toString());
      json.writeStringField("command", decision.command());
      json.writeStringField("period", decision.period());
      json.writeStringField("dataUntil", decision.dataUntil().toString());
      json.writeStringField("revision", decision.revision());
      json.writeArrayFieldStart("budgets");
      for (EffectiveBudget budget : decision.budgets()) {
        json.writeStartObject();
        json.writeStringField("name", budget.name());
        json.writeStringField("sha256", budget.sha256());
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, String> value : budget.values().entrySet()) {
          json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("standings");
      for (Standing standing : decision.standings()) {
        write(standing, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(Standing standing, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("budget", standing.budget());
    json.writeStringField("kind", standing.kind());
    json.writeStringField("start", standing.start().toString());
    json.writeStringField("end", standing.end().toString());
    json.writeStringField("granted", standing.granted().toPlainString());
    if (standing.compared().isPresent()) {
      json.writeStringField("compared", standing.compared().get().toPlainString());
    }
    if (standing.lowerBound()) {
      json.writeStringField("bound", AT_LEAST);
    }
    json.writeStringField("status", standing.status());
    json.writeEndObject();
  }

  /**
   * The decision of one line.
   *
   * @throws IOException where it is none, or where a budget's values do not have its hash
   */
  public static Decision read(String line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      Map<String, String> fields = new HashMap<>();
      List<EffectiveBudget> budgets = new ArrayList<>();
      List<Standing> standings = new ArrayList<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() != JsonToken.START_ARRAY) {
          fields.put(name, json.getText());
          continue;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
          if (name.equals("budgets")) {
            budgets.add(budget(json));
          } else {
            standings.add(standing(texts(json)));
          }
        }
      }
      return new Decision(
          instant(fields, "recordedAt"),
          text(fields, "command"),
          text(fields, "period"),
          instant(fields, "dataUntil"),
          text(fields, "revision"),
          budgets,
          standings);
    } catch (DateTimeException | NumberFormatException e) {
      throw new IOException("a decision holds no moment or number: " + e.getMessage(), e);
    }
  }

  private static EffectiveBudget budget(JsonParser json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    SortedMap<String, String> values = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken() == JsonToken.START_OBJECT) {
        values.putAll(texts(json));
      } else {
        fields.put(name, json.getText());
      }
    }
    EffectiveBudget budget = new EffectiveBudget(text(fields, "name"), values);
    String hash = text(fields, "sha256");
    if (!budget.sha256().equals(hash)) {
      throw new IOException(
          "the values of budget '"
              + budget.name()
              + "' have the sha256 "
              + budget.sha256()
              + ", not "
              + hash
              + "; somebody changed them");
    }
    return budget;
  }

  private static Standing standing(Map<String, String> fields) throws IOException {
    return new Standing(
        text(fields, "budget"),
        text(fields, "kind"),
        instant(fields, "start"),
        instant(fields, "end"),
        new BigDecimal(text(fields, "granted")),
        Optional.ofNullable(fields.get("compared")).map(BigDecimal::new),
        AT_LEAST.equals(fields.get("bound")),
        text(fields, "status"));
  }

  private static Map<String, String> texts(JsonParser json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      texts.put(name, json.getText());
    }
    return texts;
  }

  private static Instant instant(Map<String, String> fields, String name) throws IOException {
    return Instant.parse(text(fields, name));
  }

  private static String text(Map<String, String> fields, String name) throws IOException {
    String text = fields.get(name);
    if (text == null) {
      throw new IOException("a decision lacks '" + name + "'");
    }
    return text;
  }
}
