package io.greenai.report.disclose.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The figures of the first page.
 *
 * @param metered what the ledgers hold
 * @param models metered energy allocated to models: booked to them, and what the policies give them
 * @param it metered energy and the unmetered rest
 * @param facility IT energy times PUE
 * @param emissions the leading one first, for example Scope 2 location-based, or GWP in total
 * @param measuredShare the share of metered energy whose quality is measured
 * @param coverage the share of the period, from its start to the end of the data, that windows
 *     cover
 * @param spin energy that native workers burnt while waiting for work: a lower bound
 */
public record Headline(
    Figure metered,
    Figure models,
    Figure it,
    Figure facility,
    List<Figure> emissions,
    Figure measuredShare,
    Figure coverage,
    Figure spin)
    implements Figures {
  public Headline {
    emissions = List.copyOf(emissions);
    if (emissions.isEmpty()) {
      throw new IllegalArgumentException(
          "A headline states at least one emission figure; where there is no number, an absent one");
    }
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.of(
            Stream.of(metered, models, it, facility),
            emissions.stream(),
            Stream.of(measuredShare, coverage, spin))
        .flatMap(figures -> figures);
  }
}
