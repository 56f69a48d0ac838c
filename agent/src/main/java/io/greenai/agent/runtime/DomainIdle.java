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
import org.jspecify.annotations.Nullable;

/** What an idle host would have used in an interval, per domain, learnt as the samples go by. */
final class DomainIdle {
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
   * stands in.
   *
   * @param suspended whether the host was asleep meanwhile, so that all that was counted is idle
   * @param hostBusyNanos what the host's CPU clock advanced by
   * @param hostCpus how many CPUs that clock is the sum of
   */
  Map<Domain, IdleEnergy> of(
      MeterInterval interval, long dtNanos, boolean suspended, long hostBusyNanos, int hostCpus) {
    Map<Domain, Long> counted = new EnumMap<>(Domain.class);
    for (MeterDelta delta : interval.deltas()) {
      if (delta.meter().role() == MeterRole.PART) {
        counted.merge(delta.meter().domain(), delta.energyMicrojoules(), Long::sum);
      }
    }
    Map<Domain, IdleEnergy> idle = new EnumMap<>(Domain.class);
    counted.forEach(
        (domain, microjoules) -> {
          IdlePower ofDomain = power.get(domain.id());
          MeterInterval.@Nullable StandIn standIn = interval.standIns().get(domain);
          if (suspended) {
            idle.put(domain, new IdleEnergy(microjoules, Quality.MEASURED));
          } else if (ofDomain != null) {
            if (standIn == null) {
              ofDomain.observe(microjoules, dtNanos, hostBusyNanos, hostCpus);
            }
            ofDomain
                .current()
                .map(known -> standIn == null ? known : mixed(known, standIn))
                .ifPresent(known -> idle.put(domain, energy(known, dtNanos)));
          }
        });
    return idle;
  }

  /** Of the meters that told, and of the stand-in for the others. */
  private static KnownIdle mixed(KnownIdle known, MeterInterval.StandIn standIn) {
    int telling = standIn.meters() - standIn.failing();
    KnownIdle other = standIn.idle().orElse(new KnownIdle(0, known.quality(), ""));
    return new KnownIdle(
        (known.milliwatts() * telling + other.milliwatts() * standIn.failing()) / standIn.meters(),
        known.quality().worse(other.quality()),
        known.source());
  }
}
