package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names, time in flight, weak keys and the clock budget. */
class BookkeepingTest {
  private static final long MICRO = 1_000;
  private static final long DAY = 86_400_000_000_000L;
  private static final long TICK = 512;

  @Test
  void timeInFlightIsTheUnionOfConcurrentCalls() {
    InFlight calls = new InFlight(0);
    calls.enter(TICK * 10);
    calls.enter(TICK * 20);
    calls.exit(TICK * 30);
    assertThat(calls.totalNanos(TICK * 40)).isEqualTo(TICK * 30);
    calls.exit(TICK * 50);
    assertThat(calls.totalNanos(TICK * 90)).isEqualTo(TICK * 40);
    calls.exit(TICK * 95);
    assertThat(calls.totalNanos(TICK * 100)).isEqualTo(TICK * 40);
  }

  @Test
  void aCallAfterYearsIsAsLongAsOnTheFirstDay() {
    InFlight calls = new InFlight(0);
    for (long day : new long[] {1, 51, 53, 104, 209, 417, 3650}) {
      long before = calls.totalNanos(day * DAY);
      calls.enter(day * DAY);
      calls.exit(day * DAY + 1000 * TICK);
      assertThat(calls.totalNanos(day * DAY + DAY) - before)
          .as("day %d", day)
          .isEqualTo(1000 * TICK);
    }
  }

  @Test
  void whatStaysInFlightForYearsIsToldDayByDay() {
    InFlight loaded = new InFlight(0);
    loaded.enter(0);
    for (long day = 1; day < 1000; day++) {
      assertThat(loaded.totalNanos(day * DAY)).as("day %d", day).isEqualTo(day * DAY);
    }
    loaded.exit(1000 * DAY);
    assertThat(loaded.totalNanos(2000 * DAY)).isEqualTo(1000 * DAY);
  }

  @Test
  void aThreadThatReadTheTimeBeforeAnotherCameTakesNothingOff() {
    InFlight calls = new InFlight(0);
    calls.enter(TICK * 10);
    assertThat(calls.totalNanos(TICK * 5)).isZero();
    calls.exit(TICK * 8);
    assertThat(calls.totalNanos(TICK * 20)).isZero();
  }

  @Test
  void aHundredThousandCallsAtOnceAreInFlightUntilTheLastOneEnds() {
    InFlight calls = new InFlight(0);
    for (int call = 0; call < 100_000; call++) {
      calls.enter(0);
    }
    for (int call = 1; call < 100_000; call++) {
      calls.exit(TICK);
    }
    assertThat(calls.isOpen()).isTrue();
    calls.exit(TICK * 7);
    assertThat(calls.isOpen()).isFalse();
    assertThat(calls.totalNanos(TICK * 9)).isEqualTo(TICK * 7);
  }

  @Test
  void aWriteThatFailedHalfWayIsPutRightByTheNext() {
    Version version = new Version();
    version.beginWrite();
    version.beginWrite();
    assertThat(version.read(() -> "torn")).isNull();
    version.endWrite();
    assertThat(version.read(() -> "whole")).isEqualTo("whole");
  }

  @Test
  @Timeout(30)
  void keysThatTheApplicationLetGoAreForgotten() throws InterruptedException {
    WeakIdentityMap<String> map = new WeakIdentityMap<>();
    Object kept = new Object();
    map.putIfAbsent(kept, "kept");
    map.putIfAbsent(new Object(), "lost");
    List<String> lost = new ArrayList<>();
    while (lost.isEmpty()) {
      System.gc();
      Thread.sleep(10);
      map.expunge(lost::add);
    }

    assertThat(lost).containsExactly("lost");
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.get(kept, new WeakIdentityMap.Probe())).isEqualTo("kept");
  }

  @Test
  void equalKeysAreDifferentKeys() {
    WeakIdentityMap<String> map = new WeakIdentityMap<>();
    String first = new String("same");
    String second = new String("same");
    map.putIfAbsent(first, "first");

    assertThat(map.putIfAbsent(second, "second")).isNull();
    assertThat(map.putIfAbsent(first, "again")).isEqualTo("first");
    assertThat(map.remove(first)).isEqualTo("first");
    assertThat(map.get(first, new WeakIdentityMap.Probe())).isNull();
    assertThat(map.get(second, new WeakIdentityMap.Probe())).isEqualTo("second");
  }

  @Test
  void theFirstRuleThatFitsAnyNameOfAModelNamesIt() {
    ModelNaming naming =
        new ModelNaming(
            List.of(
                new ModelNaming.Rule(
                    "fraud", List.of(ModelNaming.glob("*/fraud-v?.onnx")), "7", null),
                new ModelNaming.Rule("rest", List.of(ModelNaming.glob("*")), null, null)));

    assertThat(naming.identity(described("fraud-v3", "/models/fraud-v3.onnx")))
        .isEqualTo(new ModelIdentity("fraud", "7", "engine", "cpu"));
    assertThat(naming.identity(described("fraud-v33", "/models/fraud-v33.onnx")))
        .isEqualTo(new ModelIdentity("rest", "1", "engine", "cpu"));
    assertThat(new ModelNaming(List.of()).identity(described("plain")))
        .isEqualTo(new ModelIdentity("plain", "1", "engine", "cpu"));
  }

  @Test
  void globsTakeEverythingButStarAndQuestionMarkLiterally() {
    assertThat(ModelNaming.glob("a.b+(c)*").matcher("a.b+(c)-7").matches()).isTrue();
    assertThat(ModelNaming.glob("a.b").matcher("axb").matches()).isFalse();
  }

  @Test
  void objectsOfNoKnownLibraryAreOneModelEach() {
    ModelRegistry registry = new ModelRegistry(new ModelNaming(List.of()));
    LoadedModel model = registry.find(new Object(), new WeakIdentityMap.Probe());

    assertThat(model.identity()).isEqualTo(new ModelIdentity("unknown", "", "unknown", "unknown"));
    assertThat(registry.find(new Object(), new WeakIdentityMap.Probe())).isSameAs(model);
    assertThat(registry.models()).containsExactly(model);
  }

  @Test
  void readingsOfTheClockStayWithinTheirShareOfAModelsTime() {
    ClockBudget clock = new ClockBudget();
    Usage usage = new Usage(null, Phase.INFERENCE);
    long readings = 0;
    for (int call = 0; call < 100_000; call++) {
      if (clock.allows(usage)) {
        usage.clockCostNanos += 2 * clock.readCostNanos();
        readings++;
      }
      usage.wallNanos += 20 * MICRO;
    }

    assertThat(readings).isPositive();
    assertThat(usage.clockCostNanos).isLessThanOrEqualTo(50 * MICRO + usage.wallNanos / 200);
  }

  @Test
  void readingsStayWithinTheShareOfEachModelOfSmallCallsInsideAnother() {
    ModelRegistry models = new ModelRegistry(new ModelNaming(List.of()));
    ClockBudget clock = new ClockBudget();
    ThreadScope thread = new ThreadScope(Thread.currentThread(), 7, false, clock, 0);
    Usage around = thread.push(models.named("around", "", ""), Phase.INFERENCE).usage;
    Usage small = null;
    for (int call = 0; call < 50_000; call++) {
      Frame frame = thread.push(models.named("small", "", ""), Phase.INFERENCE);
      small = frame.usage;
      thread.pop(frame);
    }

    assertThat(small.measuredWallNanos).isPositive();
    assertThat(around.measuredWallNanos).isPositive();
    assertThat(List.of(small, around))
        .allMatch(usage -> usage.clockCostNanos <= 50 * MICRO + usage.wallNanos / 200);
  }

  private static ModelDescriber.Description described(String... names) {
    return new ModelDescriber.Description(List.of(names), "1", "engine", "cpu");
  }
}
