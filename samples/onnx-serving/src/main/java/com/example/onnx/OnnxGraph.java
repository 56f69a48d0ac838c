package com.example.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A feed-forward ONNX graph under construction: IR version 7, operator set 13, which every ONNX
 * Runtime since 1.8 loads. Field numbers are those of {@code onnx.proto}. Weights come from a
 * seeded generator, so the same calls give the same bytes.
 */
final class OnnxGraph {
  private static final int IR_VERSION = 7;
  private static final int OPERATOR_SET = 13;
  private static final int FLOAT = 1;
  private static final int ATTRIBUTE_INTS = 7;

  private final ProtoWriter graph = new ProtoWriter();
  private final Random random;
  private String current;
  private int layers;

  /** A graph whose input {@code x} takes a batch of any size of tensors of {@code dimensions}. */
  OnnxGraph(long seed, long... dimensions) {
    this.random = new Random(seed);
    this.current = "x";
    graph.message(11, batchOf("x", dimensions));
  }

  /** Fully connected layer from {@code inputs} to {@code outputs}. */
  OnnxGraph gemm(int inputs, int outputs) {
    String layer = nextLayer("Gemm");
    weights(layer + "_w", Math.sqrt(2.0 / inputs), inputs, outputs);
    weights(layer + "_b", 0.1, outputs);
    return node("Gemm", List.of(layer + "_w", layer + "_b"), layer);
  }

  /** 3 by 3 convolution, stride 1, that keeps height and width. */
  OnnxGraph convolution(int inputs, int outputs) {
    String layer = nextLayer("Conv");
    weights(layer + "_w", Math.sqrt(2.0 / (inputs * 9)), outputs, inputs, 3, 3);
    weights(layer + "_b", 0.1, outputs);
    return node(
        "Conv",
        List.of(layer + "_w", layer + "_b"),
        layer,
        integers("kernel_shape", 3, 3),
        integers("pads", 1, 1, 1, 1),
        integers("strides", 1, 1));
  }

  /** Halves height and width. */
  OnnxGraph maxPool() {
    return node(
        "MaxPool",
        List.of(),
        nextLayer("MaxPool"),
        integers("kernel_shape", 2, 2),
        integers("strides", 2, 2));
  }

  /** An operator with one input and no attribute, such as {@code Relu} or {@code Flatten}. */
  OnnxGraph apply(String operator) {
    return node(operator, List.of(), nextLayer(operator));
  }

  /** The finished model: the last layer becomes output {@code y}. */
  byte[] toModel(String name, long version, long outputs) {
    node("Identity", List.of(), "y");
    graph.text(2, name).message(12, batchOf("y", outputs));
    ProtoWriter operatorSet = new ProtoWriter().text(1, "").integer(2, OPERATOR_SET);
    return new ProtoWriter()
        .integer(1, IR_VERSION)
        .text(2, "com.example.onnx")
        .text(3, "1.0")
        .text(4, "com.example")
        .integer(5, version)
        .message(7, graph)
        .message(8, operatorSet)
        .toByteArray();
  }

  private String nextLayer(String operator) {
    layers++;
    return operator.toLowerCase(Locale.ROOT) + "_" + layers;
  }

  private OnnxGraph node(
      String operator, List<String> parameters, String output, ProtoWriter... attributes) {
    ProtoWriter node = new ProtoWriter().text(1, current);
    parameters.forEach(parameter -> node.text(1, parameter));
    node.text(2, output).text(3, "node_" + output).text(4, operator);
    for (ProtoWriter attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node);
    current = output;
    return this;
  }

  /** Normally distributed weights of the given standard deviation. */
  private void weights(String name, double deviation, long... dimensions) {
    ProtoWriter tensor = new ProtoWriter();
    long count = 1;
    for (long dimension : dimensions) {
      tensor.integer(1, dimension);
      count *= dimension;
    }
    ByteBuffer data =
        ByteBuffer.allocate(Math.toIntExact(count * Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    while (data.hasRemaining()) {
      data.putFloat((float) (random.nextGaussian() * deviation));
    }
    graph.message(5, tensor.integer(2, FLOAT).text(8, name).bytes(9, data.array()));
  }

  private static ProtoWriter integers(String name, long... values) {
    ProtoWriter attribute = new ProtoWriter().text(1, name);
    for (long value : values) {
      attribute.integer(8, value);
    }
    return attribute.integer(20, ATTRIBUTE_INTS);
  }

  private static ProtoWriter batchOf(String name, long... dimensions) {
    ProtoWriter shape = new ProtoWriter().message(1, new ProtoWriter().text(2, "batch"));
    for (long dimension : dimensions) {
      shape.message(1, new ProtoWriter().integer(1, dimension));
    }
    ProtoWriter tensor = new ProtoWriter().integer(1, FLOAT).message(2, shape);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }
}
