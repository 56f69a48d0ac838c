package io.greenai.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of which each field is taken once and by its type; what nobody took is unknown.
 *
 * <p>Strict: no floats, no numbers in strings, no duplicate fields, no null where a value belongs.
 */
final class JsonObject {
  private static final int MAX_DEPTH = 32;
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(LineFormat.MAX_LINE_BYTES)
                  .maxNameLength(LineFormat.MAX_LINE_BYTES)
                  .build())
          .build();

  private final String path;
  private final Map<String, @Nullable Object> fields;
  private final List<JsonObject> taken = new ArrayList<>();

  private JsonObject(String path, Map<String, @Nullable Object> fields) {
    this.path = path;
    this.fields = fields;
  }

  /** Reads exactly one object. */
  static JsonObject parse(byte[] buffer, int offset, int length) throws MalformedLineException {
    try (JsonParser parser = JSON.createParser(buffer, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedLineException("the line is not a JSON object");
      }
      JsonObject object = new JsonObject("", object(parser));
      if (parser.nextToken() != null) {
        throw new MalformedLineException("something follows the line's JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation(); // absent where a limit was exceeded
      throw new MalformedLineException(
          "not valid JSON"
              + (at == null ? "" : " at column " + at.getColumnNr())
              + ": "
              + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed", e);
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser)
      throws IOException, MalformedLineException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      int before = fields.size();
      fields.put(name, value(parser));
      if (fields.size() == before) {
        throw new MalformedLineException("'" + pointer(parser) + "' is there twice");
      }
    }
    return fields;
  }

  private static @Nullable Object value(JsonParser parser)
      throws IOException, MalformedLineException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield values;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> integer(parser);
      default ->
          throw new MalformedLineException(
              "'"
                  + pointer(parser)
                  + "' is "
                  + parser.getText()
                  + ", but a ledger holds integers only");
    };
  }

  private static Long integer(JsonParser parser) throws IOException, MalformedLineException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new MalformedLineException(
          "'" + pointer(parser) + "' is " + parser.getText() + ", but must be below 10^18");
    }
    return parser.getLongValue();
  }

  private static String pointer(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }

  /** The name of the first field, which has not been taken yet. */
  @Nullable String firstField() {
    return fields.isEmpty() ? null : fields.keySet().iterator().next();
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  /** The names of the fields that have not been taken yet. */
  Set<String> fields() {
    return Set.copyOf(fields.keySet());
  }

  /** How many fields of this object and of those taken from it nobody took. */
  int unknownFields() {
    int unknown = fields.size();
    for (JsonObject child : taken) {
      unknown += child.unknownFields();
    }
    return unknown;
  }

  String text(String field) throws MalformedLineException {
    return take(field, String.class, "a string");
  }

  String textOrEmpty(String field) throws MalformedLineException {
    return has(field) ? text(field) : "";
  }

  boolean flag(String field) throws MalformedLineException {
    return has(field) && take(field, Boolean.class, "true or false");
  }

  /** An energy, a count or a time: 0 or more, below 10^18. */
  long quantity(String field) throws MalformedLineException {
    return quantity(field, take(field, Long.class, "an integer"));
  }

  long quantityOrZero(String field) throws MalformedLineException {
    return has(field) ? quantity(field) : 0;
  }

  /** An integer within {@code [min, max]}. */
  int integer(String field, int min, int max) throws MalformedLineException {
    long value = take(field, Long.class, "an integer");
    if (value < min || value > max) {
      throw wrong(field, value + ", but must be from " + min + " to " + max);
    }
    return (int) value;
  }

  List<Long> quantities(String field) throws MalformedLineException {
    List<Long> values = new ArrayList<>();
    for (Object value : take(field, List.class, "an array")) {
      if (!(value instanceof Long quantity)) {
        throw wrong(field, "an array with " + describe(value) + ", but must hold integers");
      }
      values.add(quantity(field, quantity));
    }
    return values;
  }

  List<String> texts(String field) throws MalformedLineException {
    List<String> values = new ArrayList<>();
    for (Object value : take(field, List.class, "an array")) {
      if (!(value instanceof String text)) {
        throw wrong(field, "an array with " + describe(value) + ", but must hold strings");
      }
      values.add(text);
    }
    return values;
  }

  Instant instant(String field) throws MalformedLineException {
    String text = text(field);
    try {
      if (text.length() == "2026-11-22T21:40:00.000Z".length() && text.endsWith("Z")) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // told below, together with what has the wrong length
    }
    throw wrong(field, "'" + text + "', but must be like 2026-11-22T21:40:00.000Z");
  }

  <E> E oneOf(String field, E[] values, Function<E, String> id) throws MalformedLineException {
    return constant(field, text(field), values, id);
  }

  /** The value with this id; {@code field} is for the message. */
  <E> E constant(String field, String text, E[] values, Function<E, String> id)
      throws MalformedLineException {
    for (E value : values) {
      if (id.apply(value).equals(text)) {
        return value;
      }
    }
    List<String> known = new ArrayList<>();
    for (E value : values) {
      known.add(id.apply(value));
    }
    throw wrong(field, "'" + text + "', but must be one of " + String.join(", ", known));
  }

  JsonObject object(String field) throws MalformedLineException {
    return child(path(field), take(field, Map.class, "an object"));
  }

  List<JsonObject> objects(String field) throws MalformedLineException {
    List<JsonObject> objects = new ArrayList<>();
    for (Object value : take(field, List.class, "an array")) {
      String element = path(field) + "[" + objects.size() + "]";
      if (!(value instanceof Map<?, ?> map)) {
        throw new MalformedLineException(
            "'" + element + "' is " + describe(value) + ", but must be an object");
      }
      objects.add(child(element, map));
    }
    return objects;
  }

  @SuppressWarnings("unchecked") // maps are made by object(JsonParser) only
  private JsonObject child(String childPath, Map<?, ?> map) {
    JsonObject child = new JsonObject(childPath, (Map<String, @Nullable Object>) map);
    taken.add(child);
    return child;
  }

  private <T> T take(String field, Class<T> type, String expected) throws MalformedLineException {
    if (!has(field)) {
      throw new MalformedLineException("'" + path(field) + "' is missing");
    }
    Object value = fields.remove(field);
    if (!type.isInstance(value)) {
      throw wrong(field, describe(value) + ", but must be " + expected);
    }
    return type.cast(value);
  }

  private long quantity(String field, long value) throws MalformedLineException {
    if (value < 0 || value >= LineFormat.MAX_QUANTITY) {
      throw wrong(field, value + ", but must be from 0 to below 10^18");
    }
    return value;
  }

  MalformedLineException wrong(String field, String problem) {
    return new MalformedLineException("'" + path(field) + "' is " + problem);
  }

  private String path(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private static String describe(@Nullable Object value) {
    if (value instanceof String text) {
      return "the string '" + text + "'";
    }
    if (value instanceof Map) {
      return "an object";
    }
    return value instanceof List ? "an array" : String.valueOf(value);
  }
}
