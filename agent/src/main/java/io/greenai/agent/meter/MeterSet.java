package io.greenai.agent.meter;

import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open meters of a run.
 *
 * @param meters none, where nothing at all can tell this host's energy
 * @param notes one sentence each, with the remedy, for the start line and {@code doctor}
 * @param modelledIdle idle power per domain for meters that do not know their own
 */
public record MeterSet(List<Meter> meters, List<String> notes, Map<Domain, KnownIdle> modelledIdle)
    implements AutoCloseable {
  public MeterSet {
    meters = List.copyOf(meters);
    notes = List.copyOf(notes);
    modelledIdle = Map.copyOf(modelledIdle);
  }

  /**
   * The idle power of a domain before any has been learnt: what its part meters know, else the
   * power model's figure.
   */
  public Optional<KnownIdle> idle(Domain domain) {
    long milliwatts = 0;
    Quality quality = Quality.MEASURED;
    String source = "";
    for (Meter meter : meters) {
      if (meter.declaration().domain() == domain && meter.declaration().role() == MeterRole.PART) {
        Optional<KnownIdle> idle = meter.idle();
        if (idle.isEmpty()) {
          return Optional.ofNullable(modelledIdle.get(domain));
        }
        milliwatts += idle.get().milliwatts();
        quality = quality.worse(idle.get().quality());
        source = idle.get().source();
      }
    }
    return source.isEmpty()
        ? Optional.ofNullable(modelledIdle.get(domain))
        : Optional.of(new KnownIdle(milliwatts, quality, source));
  }

  /** Whether the meters of a domain state their idle power themselves, so that none is learnt. */
  public boolean knowsIdle(Domain domain) {
    return meters.stream()
        .filter(meter -> meter.declaration().domain() == domain)
        .filter(meter -> meter.declaration().role() == MeterRole.PART)
        .allMatch(meter -> meter.idle().isPresent());
  }

  @Override
  public void close() {
    meters.forEach(Meter::close);
  }
}
