package io.greenai.report.disclose.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the energy booked to models was found: shares that sum to 1; not applicable where there is no
 * energy.
 *
 * @param exact by clocks of threads that work for one model alone, or of the calls themselves
 * @param proportional in a pool that models share, by the time that each had calls in flight
 * @param estimated without a clock, or on threads of which nobody saw for whom they work
 */
public record OwnershipShares(Figure exact, Figure proportional, Figure estimated)
    implements Figures {

  /** A share by the word for it. */
  public record Share(String word, Figure figure) {}

  /** Those above 0, best first. */
  public List<Share> present() {
    return Stream.of(
            new Share("exact", exact),
            new Share("proportional", proportional),
            new Share("estimated", estimated))
        .filter(share -> share.figure().isAboveZero())
        .toList();
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.of(exact, proportional, estimated);
  }
}
