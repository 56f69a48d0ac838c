package com.example.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the two sample models to the folder given as the only argument. Untrained, with fixed
 * seeds: what they compute is meaningless, what it costs to compute it is real.
 */
public final class GenerateModels {
  private GenerateModels() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "expected one argument, the folder to write to, but got " + args.length);
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.write(folder.resolve("fraud-scorer.onnx"), fraudScorer());
    Files.write(folder.resolve("image-tagger.onnx"), imageTagger());
  }

  /** Multi-layer perceptron, 48 features to one probability; about 170 thousand parameters. */
  static byte[] fraudScorer() {
    return new OnnxGraph(42, 48)
        .gemm(48, 512)
        .apply("Relu")
        .gemm(512, 256)
        .apply("Relu")
        .gemm(256, 64)
        .apply("Relu")
        .gemm(64, 1)
        .apply("Sigmoid")
        .toModel("fraud-scorer", 7, 1);
  }

  /**
   * Convolutional network, 64 by 64 RGB pixels to ten probabilities; about 51 million
   * multiply-adds.
   */
  static byte[] imageTagger() {
    return new OnnxGraph(7, 3, 64, 64)
        .convolution(3, 32)
        .apply("Relu")
        .maxPool()
        .convolution(32, 64)
        .apply("Relu")
        .maxPool()
        .convolution(64, 128)
        .apply("Relu")
        .maxPool()
        .convolution(128, 128)
        .apply("Relu")
        .apply("GlobalAveragePool")
        .apply("Flatten")
        .gemm(128, 10)
        .apply("Softmax")
        .toModel("image-tagger", 3, 10);
  }
}
