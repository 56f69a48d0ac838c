package io.greenai.report.disclose.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * Figures of the period beside those of others.
 *
 * @param before beside the period before and the same a year before; empty where there are none
 * @param baseYear beside the same period of the base year, and its whole; empty where there is none
 * @param aboutBaseYear what the organisation says of it; empty where it names none
 */
public record Comparisons(
    List<Comparison> before, List<Comparison> baseYear, List<String> aboutBaseYear)
    implements Figures {
  public static final Comparisons NONE = new Comparisons(List.of(), List.of(), List.of());

  public Comparisons {
    before = List.copyOf(before);
    baseYear = List.copyOf(baseYear);
    aboutBaseYear = List.copyOf(aboutBaseYear);
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.concat(before.stream(), baseYear.stream()).flatMap(Comparison::figures);
  }
}
