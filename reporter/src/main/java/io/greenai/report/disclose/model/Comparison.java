package io.greenai.report.disclose.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A figure and what it was before.
 *
 * @param earlier the same figure of other periods
 */
public record Comparison(Figure current, List<Then> earlier) implements Figures {
  public Comparison {
    earlier = List.copyOf(earlier);
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.concat(Stream.of(current), earlier.stream().flatMap(Then::figures));
  }

  /**
   * The figure of another period.
   *
   * @param period its label
   * @param since by how much it changed since: the difference, and its share of {@code figure}
   *     where one can be told; empty where the two cannot be compared
   */
  public record Then(String period, Figure figure, List<Figure> since) implements Figures {
    public Then {
      since = List.copyOf(since);
    }

    @Override
    public Stream<Figure> figures() {
      return Stream.concat(Stream.of(figure), since.stream());
    }
  }
}
