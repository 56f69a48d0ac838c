package io.greenai.report.close;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a JSON document whose leaves are strings and integers.
 *
 * @param where it stands, for messages
 */
record JsonTree(String where, Map<String, Object> members) {
  private static final JsonFactory JSON = new JsonFactory();

  /** The object that {@code text} is. */
  static JsonTree parse(String where, String text) throws JournalException {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        return new JsonTree(where, object(parser));
      }
    } catch (JsonProcessingException e) {
      throw new JournalException(where + ": is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new JournalException(where + ": cannot be read: " + e.getMessage());
    }
    throw new JournalException(where + ": is no JSON object");
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      default -> parser.getText();
    };
  }

  String text(String name) throws JournalException {
    return optional(name).orElseThrow(() -> lacks(name));
  }

  Optional<String> optional(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  long number(String name) throws JournalException {
    if (members.get(name) instanceof Long number) {
      return number;
    }
    throw lacks(name);
  }

  JsonTree tree(String name) throws JournalException {
    if (members.get(name) instanceof Map<?, ?> map) {
      return tree(where + ": " + name, map);
    }
    throw lacks(name);
  }

  List<JsonTree> trees(String name) throws JournalException {
    if (!(members.get(name) instanceof List<?> items)) {
      throw lacks(name);
    }
    List<JsonTree> trees = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof Map<?, ?> map)) {
        throw lacks(name);
      }
      trees.add(tree(where + ": " + name, map));
    }
    return trees;
  }

  private static JsonTree tree(String where, Map<?, ?> map) {
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, value) -> members.put(String.valueOf(key), value));
    return new JsonTree(where, members);
  }

  /** All members that are texts. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    members.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  /** As it was read, without white space. */
  String text() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(members, json);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        write(member.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else {
      json.writeString(String.valueOf(value));
    }
  }

  private JournalException lacks(String name) {
    return new JournalException(where + ": lacks '" + name + "', or has it in another form");
  }
}
