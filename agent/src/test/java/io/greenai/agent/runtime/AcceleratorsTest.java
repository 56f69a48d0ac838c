package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.greenai.agent.attribute.DeviceActivity;
import io.greenai.agent.attribute.DeviceUse;
import io.greenai.agent.attribute.IdleEnergy;
import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.boot.Bridge;
import io.greenai.agent.cpu.CallerTid;
import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.agent.meter.Accelerator;
import io.greenai.agent.meter.IdlePower;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.meter.MeterSettings;
import io.greenai.agent.scope.ModelNaming;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.agent.scope.ThreadScopes;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Quality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls go in by the bridge, readings by meters of the test's own boards. */
class AcceleratorsTest {
  private static final long SECOND = 1_000_000_000;

  private final Board first = new Board("nvml:0000:65:00.0", "gpu0");
  private final Board second = new Board("nvml:0000:b3:00.0", "gpu1");
  private final Board graphics = new Board("i915:gpu0", "gpu0");
  private final ModelRegistry models =
      new ModelRegistry(
          new ModelNaming(
              List.of(
                  new ModelNaming.Rule("ranker", List.of(ModelNaming.glob("*")), null, "gpu0"))));

  @BeforeEach
  void open() {
    Bridge.install(StrictCalls.of(new ThreadScopes(CallerTid::current), models));
  }

  @AfterEach
  void close() {
    Bridge.install(null);
  }

  @Test
  void aCallIsInFlightOnItsBoardInTheIntervalInWhichItIs() {
    Accelerators accelerators = of(first, second);
    Object call = Bridge.enterNamed("ranker", "", "gpu1", Bridge.INFERENCE);
    advance(accelerators);
    Bridge.exit(call, null);
    advance(accelerators);
    Map<String, DeviceActivity> later = advance(accelerators);

    call = Bridge.enterNamed("ranker", "", "gpu1", Bridge.INFERENCE);
    Map<String, DeviceActivity> during = advance(accelerators);
    Bridge.exit(call, null);

    assertThat(names(later.get(second.id).inFlight())).isEmpty();
    assertThat(names(during.get(second.id).inFlight())).isEqualTo("ranker");
    assertThat(names(during.get(first.id).inFlight())).isEmpty();
    assertThat(names(during.get(second.id).resident())).isEqualTo("ranker");
    assertThat(names(during.get(first.id).resident())).isEmpty();
  }

  @Test
  void aNumberIsOfTheMakerWhoseMetersComeFirst() throws OrtException {
    try (OrtSession session = session()) {
      Bridge.exit(Bridge.enter(session, Bridge.INFERENCE), null);
      Map<String, DeviceActivity> activities = advance(of(first, second, graphics));

      assertThat(names(activities.get(first.id).resident())).isEqualTo("ranker");
      assertThat(names(activities.get(second.id).resident())).isEmpty();
      assertThat(names(activities.get(graphics.id).resident())).isEmpty();
    }
  }

  @Test
  void codeOfTheApplicationsOwnIsOnNoBoardAfterAWindowWithoutWork() {
    Accelerators accelerators = of(first);
    ModelActivities activities = new ModelActivities(models);
    Bridge.exit(Bridge.enterNamed("ranker", "", "gpu0", Bridge.INFERENCE), null);
    advance(accelerators);
    activities.drain(System.nanoTime());
    assertThat(names(advance(accelerators).get(first.id).resident())).isEqualTo("ranker");

    activities.drain(System.nanoTime());
    for (int i = 0; i < 300; i++) {
      assertThat(names(advance(accelerators).get(first.id).resident())).isEmpty();
    }

    assertThat(advance(accelerators).get(first.id).idle())
        .isEqualTo(new IdleEnergy(40_000_000, Quality.MEASURED));
  }

  @Test
  void aBoardThatWasNotReadHasNoActivity() {
    Map<String, DeviceActivity> activities =
        of(first, second).advance(List.of(first.delta()), SECOND, false, System.nanoTime());

    assertThat(activities).containsOnlyKeys(first.id);
  }

  @Test
  void whatASilentMeterTellsAtOnceIsOfAllTheTimeThatItWasSilent() {
    Accelerators accelerators = of(first);
    advance(accelerators);
    Bridge.exit(Bridge.enterNamed("ranker", "", "gpu0", Bridge.INFERENCE), null);
    accelerators.advance(List.of(), SECOND, false, System.nanoTime());
    accelerators.advance(List.of(), SECOND, false, System.nanoTime());
    first.microjoules = 250_000_000;
    DeviceActivity back = advance(accelerators).get(first.id);

    assertThat(back.idle()).isEqualTo(new IdleEnergy(3 * 70_000_000, Quality.ASSUMED));
    assertThat(names(back.inFlight())).isEqualTo("ranker");
  }

  @Test
  void timeWhoseEnergyIsLostIsNotIdledAwayFromTheWorkAfterIt() {
    Accelerators accelerators = of(first);
    advance(accelerators);
    for (int second = 0; second < 600; second++) {
      accelerators.advance(List.of(), SECOND, false, System.nanoTime());
    }
    first.microjoules = 500_000_000;

    assertThat(advance(accelerators).get(first.id).idle())
        .as("600 s at 70 W would be 42 kJ")
        .isEqualTo(new IdleEnergy(500_000_000, Quality.ASSUMED));
    assertThat(advance(accelerators).get(first.id).idle())
        .isEqualTo(new IdleEnergy(70_000_000, Quality.ASSUMED));
  }

  @Test
  void aPauseIsForgotten() {
    Accelerators accelerators = of(first);
    advance(accelerators);
    Bridge.exit(Bridge.enterNamed("ranker", "", "gpu0", Bridge.INFERENCE), null);
    accelerators.rebase(System.nanoTime());
    DeviceActivity after = advance(accelerators).get(first.id);

    assertThat(after.idle()).isEqualTo(new IdleEnergy(70_000_000, Quality.ASSUMED));
    assertThat(after.inFlight()).isEmpty();
  }

  @Test
  void allThatIsCountedWhileTheHostSleepsIsIdle() {
    DeviceActivity asleep =
        of(first).advance(List.of(first.delta()), SECOND, true, System.nanoTime()).get(first.id);

    assertThat(asleep.idle()).isEqualTo(new IdleEnergy(40_000_000, Quality.MEASURED));
  }

  @Test
  void idlePowerIsLearntWhileNobodyUsesTheBoard() {
    Accelerators accelerators = of(first, second);
    second.quiet = false;
    for (int i = 0; i < 300; i++) {
      advance(accelerators);
    }

    Map<String, DeviceActivity> activities = advance(accelerators);
    assertThat(activities.get(first.id).idle())
        .isEqualTo(new IdleEnergy(40_000_000, Quality.MEASURED));
    assertThat(activities.get(second.id).idle())
        .as("not learnt, but idling is no more than it drew with somebody on it")
        .isEqualTo(new IdleEnergy(40_000_000, Quality.ASSUMED));
  }

  @Test
  void nothingIsLearntWhileAModelOfThisProcessIsOnTheBoard() throws OrtException {
    Accelerators accelerators = of(first);
    try (OrtSession session = session()) {
      Bridge.exit(Bridge.enter(session, Bridge.INFERENCE), null);
      for (int i = 0; i < 300; i++) {
        advance(accelerators);
      }

      assertThat(advance(accelerators).get(first.id).idle().quality()).isEqualTo(Quality.ASSUMED);
    }
  }

  /** One that the configuration knows to run on gpu0. */
  private static OrtSession session() throws OrtException {
    return OrtEnvironment.getEnvironment().createSession(SquareOnnx.model(2));
  }

  @Test
  void configuredIdlePowerHoldsForEveryBoard() {
    MeterSet meters = meters(first, second);
    Accelerators accelerators =
        new Accelerators(
            meters,
            models,
            IdlePower.all(
                new MeterSettings("auto", MeterSettings.POWERCAP_ROOT, "", "", null, 25_000L),
                meters));

    assertThat(advance(accelerators).values())
        .extracting(DeviceActivity::idle)
        .containsOnly(new IdleEnergy(25_000_000, Quality.ASSUMED));
  }

  private Accelerators of(Board... boards) {
    MeterSet meters = meters(boards);
    return new Accelerators(meters, models, IdlePower.all(MeterSettings.DEFAULT, meters));
  }

  private static MeterSet meters(Board... boards) {
    return new MeterSet(List.<Meter>of(boards), Map.of(), List.of(), List.of());
  }

  private Map<String, DeviceActivity> advance(Accelerators accelerators) {
    return accelerators.advance(
        List.of(first.delta(), second.delta(), graphics.delta()), SECOND, false, System.nanoTime());
  }

  private static String names(Map<ModelKey, Long> models) {
    return models.keySet().stream().map(ModelKey::name).collect(Collectors.joining(", "));
  }

  /** A board that draws 40 W unless a test has it draw more. */
  private static final class Board implements Meter, Accelerator {
    private final String id;
    private final String name;
    private long microjoules = 40_000_000;
    private boolean quiet = true;

    Board(String id, String name) {
      this.id = id;
      this.name = name;
    }

    MeterDelta delta() {
      return new MeterDelta(declaration(), microjoules);
    }

    @Override
    public MeterDeclaration declaration() {
      return new MeterDeclaration(
          id, Domain.GPU, MeterRole.PART, Boundary.DEVICE, Quality.MEASURED, "test", 0);
    }

    @Override
    public long readMicrojoules() {
      return 0;
    }

    @Override
    public Optional<KnownIdle> idle() {
      return Optional.of(new KnownIdle(70_000, Quality.ASSUMED, "test"));
    }

    @Override
    public boolean mayLearnIdle() {
      return true;
    }

    @Override
    public Optional<Accelerator> accelerator() {
      return Optional.of(this);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public DeviceUse use() {
      return DeviceUse.UNKNOWN;
    }

    @Override
    public boolean isQuiet() {
      return quiet;
    }

    @Override
    public void close() {}
  }
}
