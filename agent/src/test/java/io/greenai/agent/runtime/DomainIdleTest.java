package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.IdleEnergy;
import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.IdlePower;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.meter.MeterSettings;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DomainIdleTest {
  private static final long SECOND = 1_000_000_000L;
  private static final MeterDeclaration RAPL =
      new MeterDeclaration(
          "rapl:package-0",
          Domain.CPU,
          MeterRole.PART,
          Boundary.PACKAGE,
          Quality.MEASURED,
          "a test",
          0);

  private final DomainIdle idle =
      new DomainIdle(
          IdlePower.all(
              new MeterSettings("auto", MeterSettings.POWERCAP_ROOT, 4_000L, null),
              new MeterSet(List.of(), Map.of(), List.of(), List.of())));

  @Test
  void allThatIsCountedWhileTheHostSleepsIsIdle() {
    assertThat(of(all(3_600_000_000L), true))
        .isEqualTo(new IdleEnergy(3_600_000_000L, Quality.MEASURED));
    assertThat(of(all(9_000_000), false)).isEqualTo(new IdleEnergy(4_000_000, Quality.ASSUMED));
  }

  @Test
  void whatAStandInCountsHasTheStandInsIdlePower() {
    KnownIdle modelled = new KnownIdle(10_000, Quality.MODELLED, "a model");
    MeterInterval half =
        new MeterInterval(
            counted(9_000_000),
            Map.of(Domain.CPU, new MeterInterval.StandIn(500_000, Optional.of(modelled))),
            Set.of());

    assertThat(of(half, false).microjoules()).isEqualTo(7_000_000);
  }

  @Test
  void whereIdlePowerIsNotKnownYetThatOfTheStandInIsItsShare() {
    DomainIdle nothingKnown = nothingKnown();
    KnownIdle memory = new KnownIdle(8_000, Quality.MODELLED, "a constant");
    MeterInterval silent =
        new MeterInterval(
            counted(8_000_000),
            Map.of(Domain.CPU, new MeterInterval.StandIn(1_000_000, Optional.of(memory))),
            Set.of());

    assertThat(nothingKnown.of(silent, SECOND, false, false).get(Domain.CPU))
        .isEqualTo(new IdleEnergy(8_000_000, Quality.MODELLED));
    assertThat(nothingKnown.of(all(8_000_000), SECOND, false, false)).isEmpty();
  }

  @Test
  void nothingIsLearntWhileOneOfSeveralMetersIsLate() {
    DomainIdle learning = nothingKnown();
    MeterInterval late = new MeterInterval(counted(1_000_000), Map.of(), Set.of(Domain.CPU));

    for (int i = 0; i < 600; i++) {
      learning.of(late, SECOND, false, true);
    }
    assertThat(learning.of(late, SECOND, false, true)).isEmpty();
    for (int i = 0; i < 600; i++) {
      learning.of(all(4_000_000), SECOND, false, true);
    }
    assertThat(learning.of(late, SECOND, false, true).get(Domain.CPU).microjoules())
        .isEqualTo(4_000_000);
  }

  private static DomainIdle nothingKnown() {
    return new DomainIdle(
        IdlePower.all(
            MeterSettings.DEFAULT, new MeterSet(List.of(), Map.of(), List.of(), List.of())));
  }

  private static MeterInterval all(long microjoules) {
    return new MeterInterval(counted(microjoules), Map.of(), Set.of());
  }

  private IdleEnergy of(MeterInterval interval, boolean suspended) {
    IdleEnergy ofCpu = idle.of(interval, SECOND, suspended, false).get(Domain.CPU);
    assertThat(ofCpu).isNotNull();
    return ofCpu;
  }

  private static List<MeterDelta> counted(long microjoules) {
    return List.of(new MeterDelta(RAPL, microjoules));
  }
}
