package io.greenai.agent.cpu;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The smallest ONNX model that keeps a pool busy: y = x times x, for square matrices. */
public final class SquareOnnx {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A model for matrices of {@code size} by {@code size}. */
  public static byte[] model(int size) {
    return model("square", size);
  }

  /** The same with a name of its graph; field numbers are onnx.proto's. */
  public static byte[] model(String graphName, int size) {
    SquareOnnx node = new SquareOnnx().text(1, "x").text(1, "x").text(2, "y").text(4, "MatMul");
    SquareOnnx graph =
        new SquareOnnx()
            .message(1, node)
            .text(2, graphName)
            .message(11, matrix("x", size))
            .message(12, matrix("y", size));
    return new SquareOnnx()
        .integer(1, 7)
        .message(7, graph)
        .message(8, new SquareOnnx().text(1, "").integer(2, 13))
        .bytes
        .toByteArray();
  }

  private static SquareOnnx matrix(String name, int size) {
    SquareOnnx dimension = new SquareOnnx().integer(1, size);
    SquareOnnx shape = new SquareOnnx().message(1, dimension).message(1, dimension);
    SquareOnnx tensor = new SquareOnnx().integer(1, 1).message(2, shape);
    return new SquareOnnx().text(1, name).message(2, new SquareOnnx().message(1, tensor));
  }

  private SquareOnnx integer(int field, int value) {
    varint(field << 3);
    varint(value);
    return this;
  }

  private SquareOnnx text(int field, String value) {
    return delimited(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private SquareOnnx message(int field, SquareOnnx value) {
    return delimited(field, value.bytes.toByteArray());
  }

  private SquareOnnx delimited(int field, byte[] value) {
    varint(field << 3 | 2);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void varint(int value) {
    int rest = value;
    while (rest > 127) {
      bytes.write(rest & 127 | 128);
      rest >>>= 7;
    }
    bytes.write(rest);
  }
}
