package io.greenai.report.disclose.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A figure and what it was before.
 *
 * @param earlier the same figure of earlier periods, the nearer first
 */
public record Comparison(Figure current, List<Figure> earlier) implements Figures {
  public Comparison {
    earlier = List.copyOf(earlier);
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.concat(Stream.of(current), earlier.stream());
  }
}
