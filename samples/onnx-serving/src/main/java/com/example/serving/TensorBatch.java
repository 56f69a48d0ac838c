package com.example.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The items of one request, one after the other.
 *
 * @param values all items' floats, finite, from position 0
 * @param items number of items, 1 to {@value #MAX_ITEMS}
 */
record TensorBatch(FloatBuffer values, int items) {
  static final int MAX_ITEMS = 64;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads {@code {"instances": [[...], ...]}}. */
  static TensorBatch fromJson(byte[] body, int itemLength) throws RequestRejected {
    JsonNode instances = parse(body).path("instances");
    if (!instances.isArray()) {
      throw RequestRejected.badRequest("the body needs an array named 'instances'");
    }
    int items = requireCount(instances.size());
    float[] values = new float[items * itemLength];
    for (int item = 0; item < items; item++) {
      JsonNode instance = instances.get(item);
      if (!instance.isArray() || instance.size() != itemLength) {
        throw RequestRejected.badRequest(
            "instances[%d] needs %d numbers but has %d"
                .formatted(item, itemLength, instance.size()));
      }
      for (int index = 0; index < itemLength; index++) {
        JsonNode number = instance.get(index);
        values[item * itemLength + index] =
            requireFinite(number.isNumber() ? number.floatValue() : Float.NaN, item, index);
      }
    }
    return new TensorBatch(FloatBuffer.wrap(values), items);
  }

  /** Reads little-endian 32-bit floats, nothing else in the body. */
  static TensorBatch fromBinary(byte[] body, int itemLength) throws RequestRejected {
    int itemBytes = itemLength * Float.BYTES;
    if (body.length % itemBytes != 0) {
      throw RequestRejected.badRequest(
          "the body has %d bytes, which is not a multiple of the %d bytes of one item"
              .formatted(body.length, itemBytes));
    }
    int items = requireCount(body.length / itemBytes);
    float[] values = new float[items * itemLength];
    ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    for (int index = 0; index < values.length; index++) {
      requireFinite(values[index], index / itemLength, index % itemLength);
    }
    return new TensorBatch(FloatBuffer.wrap(values), items);
  }

  private static JsonNode parse(byte[] body) throws RequestRejected {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw RequestRejected.badRequest(
          "the body is not JSON: %s at line %d"
              .formatted(e.getOriginalMessage(), e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw RequestRejected.badRequest("the body cannot be read: " + e.getMessage());
    }
  }

  private static int requireCount(int items) throws RequestRejected {
    if (items < 1 || items > MAX_ITEMS) {
      throw RequestRejected.badRequest(
          "a request holds 1 to %d items but this one has %d".formatted(MAX_ITEMS, items));
    }
    return items;
  }

  private static float requireFinite(float value, int item, int index) throws RequestRejected {
    if (!Float.isFinite(value)) {
      throw RequestRejected.badRequest(
          "instances[%d][%d] is not a finite number".formatted(item, index));
    }
    return value;
  }
}
