package com.example.serving;

import java.util.List;

/**
 * What an image shows.
 *
 * @param confidence probability, 0 to 1
 */
record ImageTag(String label, float confidence) {
  private static final List<String> LABELS =
      List.of(
          "bicycle",
          "bridge",
          "building",
          "car",
          "dog",
          "flower",
          "person",
          "street",
          "tree",
          "water");

  /** The most probable label. */
  static ImageTag best(float[] probabilities) {
    int best = 0;
    for (int label = 1; label < probabilities.length; label++) {
      if (probabilities[label] > probabilities[best]) {
        best = label;
      }
    }
    return new ImageTag(LABELS.get(best), probabilities[best]);
  }
}
