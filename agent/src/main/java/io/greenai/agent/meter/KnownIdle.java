package io.greenai.agent.meter;

import io.greenai.ledger.Quality;
import java.util.List;
import java.util.Optional;

/**
 * The power that a domain draws while the host does nothing.
 *
 * @param milliwatts 0 or more
 * @param quality how the figure came to be
 * @param source where it comes from, for the ledger's header
 */
public record KnownIdle(long milliwatts, Quality quality, String source) {
  /** What some meters know of themselves, added up; nothing unless each of them knows it. */
  public static Optional<KnownIdle> of(List<Meter> meters) {
    long milliwatts = 0;
    Quality quality = Quality.MEASURED;
    String source = "";
    for (Meter meter : meters) {
      Optional<KnownIdle> idle = meter.idle();
      if (idle.isEmpty()) {
        return Optional.empty();
      }
      milliwatts += idle.get().milliwatts();
      quality = quality.worse(idle.get().quality());
      source = idle.get().source();
    }
    return meters.isEmpty()
        ? Optional.empty()
        : Optional.of(new KnownIdle(milliwatts, quality, source));
  }
}
