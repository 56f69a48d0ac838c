package io.greenai.agent.runtime;

import io.greenai.agent.attribute.IdleEnergy;
import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.IdlePower;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an idle host would have used in an interval, per domain, learnt as the samples go by. */
final class DomainIdle {
  /** Of meters of which it is not known yet: nothing of what they count is idle. */
  private static final KnownIdle UNKNOWN = new KnownIdle(0, Quality.MEASURED, "");

  private final Map<String, IdlePower> power;

  /** By the ids of domains. */
  DomainIdle(Map<String, IdlePower> power) {
    this.power = power;
  }

  static IdleEnergy energy(KnownIdle idle, long dtNanos) {
    return new IdleEnergy(Microjoules.of(idle.milliwatts(), dtNanos), idle.quality());
  }

  /**
   * Idle energy of the domains that were read. Nothing is learnt of a domain while another meter
   * stands in, or one of its own is late.
   *
   * @param suspended whether the host was asleep meanwhile, so that all that was counted is idle
   * @param quiet whether nobody used the host
   */
  Map<Domain, IdleEnergy> of(
      MeterInterval interval, long dtNanos, boolean suspended, boolean quiet) {
    Map<Domain, Long> counted = new EnumMap<>(Domain.class);
    for (MeterDelta delta : interval.deltas()) {
      if (delta.meter().role() == MeterRole.PART) {
        counted.merge(delta.meter().domain(), delta.energyMicrojoules(), Long::sum);
      }
    }
    Map<Domain, IdleEnergy> idle = new EnumMap<>(Domain.class);
    counted.forEach(
        (domain, microjoules) -> {
          IdlePower ofDomain = this.power.get(domain.id());
          MeterInterval.@Nullable StandIn standIn = interval.standIns().get(domain);
          if (suspended) {
            idle.put(domain, new IdleEnergy(microjoules, Quality.MEASURED));
          } else if (ofDomain != null) {
            boolean all = standIn == null && !interval.uneven().contains(domain);
            ofDomain.observe(microjoules, dtNanos, quiet && all);
            Optional<KnownIdle> known = ofDomain.current();
            (standIn == null ? known : Optional.of(mixed(known.orElse(UNKNOWN), standIn)))
                .ifPresent(power -> idle.put(domain, energy(power, dtNanos)));
          }
        });
    return idle;
  }

  /** Of the meters that told, and of the stand-in for the others. */
  private static KnownIdle mixed(KnownIdle known, MeterInterval.StandIn standIn) {
    KnownIdle other = standIn.idle().orElse(new KnownIdle(0, known.quality(), ""));
    return new KnownIdle(
        standIn.ofTelling(known.milliwatts()) + standIn.ofSilent(other.milliwatts()),
        known.quality().worse(other.quality()),
        known.source());
  }
}
