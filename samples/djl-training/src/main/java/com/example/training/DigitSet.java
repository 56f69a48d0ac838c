package com.example.training;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.ArrayDataset;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labelled images of digits, 8 by 8 grey values. The shipped set is described in {@code digits.md}
 * beside it.
 */
final class DigitSet {
  static final int PIXELS = 64;
  static final int CLASSES = 10;

  private static final int MAX_GREY = 16;
  private static final int HELD_OUT_EVERY = 5;

  private final List<float[]> images;
  private final List<Integer> labels;

  private DigitSet(List<float[]> images, List<Integer> labels) {
    this.images = images;
    this.labels = labels;
  }

  /** The shipped set. */
  static DigitSet load() throws IOException {
    try (InputStream resource = DigitSet.class.getResourceAsStream("digits.csv")) {
      if (resource == null) {
        throw new FileNotFoundException("digits.csv is not in the jar: build it with mvn package");
      }
      return parse(new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII)));
    }
  }

  /** Reads lines of a label and {@value #PIXELS} grey values, after a header line. */
  static DigitSet parse(BufferedReader lines) throws IOException {
    DigitSet digits = new DigitSet(new ArrayList<>(), new ArrayList<>());
    lines.readLine();
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String[] columns = line.split(",", -1);
      if (columns.length != PIXELS + 1) {
        throw new IOException(
            "line %d has %d columns but needs %d".formatted(number, columns.length, PIXELS + 1));
      }
      digits.labels.add(column(columns, 0, CLASSES - 1, number));
      float[] image = new float[PIXELS];
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        image[pixel] = column(columns, pixel + 1, MAX_GREY, number) / (float) MAX_GREY;
      }
      digits.images.add(image);
    }
    return digits;
  }

  /** Every fifth image: never trained on. */
  DigitSet heldOut() {
    return select(IntStream.range(0, size()).filter(index -> index % HELD_OUT_EVERY == 0));
  }

  /** All images but those held out. */
  DigitSet trainingPart() {
    return select(IntStream.range(0, size()).filter(index -> index % HELD_OUT_EVERY != 0));
  }

  int size() {
    return images.size();
  }

  /** Grey values of one image, 0 to 1. */
  float[] image(int index) {
    return images.get(index).clone();
  }

  int label(int index) {
    return labels.get(index);
  }

  /** The same images as DJL's batches, in random order. */
  ArrayDataset toDataset(NDManager manager, int batchSize) {
    float[] numbers = new float[size()];
    for (int index = 0; index < numbers.length; index++) {
      numbers[index] = label(index);
    }
    return new ArrayDataset.Builder()
        .setData(manager.create(images.toArray(new float[0][])))
        .optLabels(manager.create(numbers))
        .setSampling(batchSize, true)
        .build();
  }

  private DigitSet select(IntStream indices) {
    DigitSet part = new DigitSet(new ArrayList<>(), new ArrayList<>());
    indices.forEach(
        index -> {
          part.images.add(images.get(index));
          part.labels.add(labels.get(index));
        });
    return part;
  }

  private static int column(String[] columns, int index, int max, int line) throws IOException {
    int value;
    try {
      value = Integer.parseInt(columns[index]);
    } catch (NumberFormatException e) {
      throw new IOException(
          "line %d column %d: '%s' is not a number".formatted(line, index + 1, columns[index]), e);
    }
    if (value < 0 || value > max) {
      throw new IOException(
          "line %d column %d: %d is not between 0 and %d".formatted(line, index + 1, value, max));
    }
    return value;
  }
}
