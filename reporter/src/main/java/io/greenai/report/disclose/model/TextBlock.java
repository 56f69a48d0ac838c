package io.greenai.report.disclose.model;

import java.util.List;

/** A heading and its paragraphs, plain text. */
public record TextBlock(String heading, List<String> paragraphs) {
  public TextBlock {
    paragraphs = List.copyOf(paragraphs);
  }

  /** A block of one or more paragraphs. */
  public static TextBlock of(String heading, String... paragraphs) {
    return new TextBlock(heading, List.of(paragraphs));
  }
}
