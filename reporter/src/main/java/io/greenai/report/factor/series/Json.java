package io.greenai.report.factor.series;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON document, which knows where it stands.
 *
 * @param where file and path, {@code uk.json: data[3].from}
 * @param value a map, list, string, number or boolean; null where the document says null or has no
 *     such value
 */
record Json(String where, @Nullable Object value) {
  private static final JsonFactory JSON = new JsonFactory();

  static Json parse(String file, byte[] content) throws IOException {
    try (JsonParser parser = JSON.createParser(content)) {
      parser.nextToken();
      return new Json(file, read(parser));
    } catch (JsonProcessingException e) {
      throw new IntensityFileException(
          file + ":" + e.getLocation().getLineNr(), "is no JSON: " + e.getOriginalMessage());
    }
  }

  boolean has(String name) {
    return value instanceof Map<?, ?> map && map.get(name) != null;
  }

  /** A member; of null where there is none. */
  Json get(String name) {
    String path = where + (where.contains(": ") ? "." : ": ") + name;
    return new Json(path, value instanceof Map<?, ?> map ? map.get(name) : null);
  }

  List<Json> elements() {
    if (!(value instanceof List<?> list)) {
      throw problem("a list");
    }
    List<Json> elements = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      elements.add(new Json(where + "[" + i + "]", list.get(i)));
    }
    return elements;
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw problem("a text");
  }

  boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  /** A number; absent where it is null. */
  Optional<BigDecimal> number() {
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof BigDecimal number) {
      return Optional.of(number);
    }
    throw problem("a number");
  }

  /** A moment with its offset, seconds optional. */
  Instant instant() {
    try {
      return OffsetDateTime.parse(text()).toInstant();
    } catch (DateTimeException e) {
      throw problem("a moment such as 2026-11-23T12:00Z");
    }
  }

  private IntensityFileException problem(String wanted) {
    return new IntensityFileException(where, "is '" + value + "' where " + wanted + " must be");
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, read(parser));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(read(parser));
      }
      return list;
    }
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    return token != null && token.isNumeric() ? parser.getDecimalValue() : null;
  }
}
