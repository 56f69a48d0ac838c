package io.greenai.report.factor.series;

import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.TechnologyRate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a folder of intensity files holds. Immutable.
 *
 * @param published as intensities
 * @param generation of zones whose publisher tells only what was generated
 */
public record Intensities(List<IntensitySeries> published, List<GenerationSeries> generation) {
  public Intensities {
    published = List.copyOf(published);
    generation = List.copyOf(generation);
  }

  /**
   * A zone's intensities; absent where no file has any.
   *
   * @param rates by technology, for publishers that only tell what was generated
   */
  public Optional<IntensitySeries> of(
      SignalPublisher publisher,
      String zone,
      FactorBoundary boundary,
      Map<String, TechnologyRate> rates) {
    return publisher == SignalPublisher.ENTSO_E
        ? generation.stream()
            .filter(series -> boundary == FactorBoundary.DIRECT && series.zone().equals(zone))
            .map(series -> series.intensity(rates))
            .filter(series -> series.size() > 0)
            .findFirst()
        : published.stream()
            .filter(series -> series.publisher() == publisher && series.zone().equals(zone))
            .filter(series -> series.boundary() == boundary)
            .findFirst();
  }
}
