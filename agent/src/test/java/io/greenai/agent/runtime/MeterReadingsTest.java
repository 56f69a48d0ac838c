package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterException;
import io.greenai.agent.meter.MeterSet;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Gap;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Meters that fail, those that stand in for them, and wholes beside their parts. */
class MeterReadingsTest {
  private static final long SECOND = 1_000_000_000L;

  private final FakeMeter first = part("rapl:package-0", Quality.MEASURED);
  private final FakeMeter second = part("rapl:package-1", Quality.MEASURED);
  private final FakeMeter model = part("model:cpu", Quality.MODELLED);
  private final FakeMeter psys = new FakeMeter("rapl:psys", MeterRole.WHOLE, Boundary.BOARD);
  private final FakeMeter wall = new FakeMeter("acpi:power", MeterRole.WHOLE, Boundary.WALL);
  private final List<Gap> gaps = new ArrayList<>();
  private long clock;

  @Test
  void aPackageThatFailsIsItsShareOfWhatTheModelSaysAndCountsOnWhenItIsBack() {
    MeterReadings readings = readings(List.of(first, second), List.of(model));

    count(first, 10, second, 10, model, 40);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 10L, "rapl:package-1", 10L));
    second.failing = true;
    count(first, 10, second, 500, model, 41);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 10L, "model:cpu", 20L));
    count(first, 10, second, 500, model, 41);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 10L, "model:cpu", 21L));
    second.failing = false;
    count(first, 10, second, 500, model, 40);
    assertThat(next(readings))
        .as("since when it counts is not known")
        .isEqualTo(Map.of("rapl:package-0", 10L, "model:cpu", 20L));
    count(first, 10, second, 20, model, 40);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 10L, "rapl:package-1", 20L));

    assertThat(gaps)
        .extracting(Gap::reason)
        .containsExactly(
            "meter-failed rapl:package-1: rapl:package-1 is out of order",
            "meter-back rapl:package-1");
  }

  @Test
  void whereTheStandInFailsTooTheNextOneCounts() {
    FakeMeter other = part("hwmon:socket", Quality.MEASURED);
    MeterReadings readings = readings(List.of(first), List.of(other), List.of(model));

    first.failing = true;
    count(first, 1, other, 11, model, 12);
    assertThat(next(readings)).isEqualTo(Map.of("hwmon:socket", 11L));
    other.failing = true;
    count(first, 1, other, 11, model, 12);
    assertThat(next(readings)).isEqualTo(Map.of("model:cpu", 12L));
    other.failing = false;
    count(first, 1, other, 11, model, 12);
    assertThat(next(readings))
        .as("what the stand-in counted meanwhile is booked already")
        .isEqualTo(Map.of("model:cpu", 12L));
    count(first, 1, other, 11, model, 12);
    assertThat(next(readings)).isEqualTo(Map.of("hwmon:socket", 11L));
  }

  @Test
  void partsThatMoveInTurnAreUnevenAllTheTimeAndThoseThatMoveTogetherNever() {
    MeterReadings readings = readings(List.of(first, second), List.of(model));

    for (int step = 0; step < 4; step++) {
      (step % 2 == 0 ? first : second).move(80);
      (step % 2 == 0 ? second : first).lateNanos = SECOND;
      assertThat(interval(readings).uneven()).containsExactly(Domain.CPU);
    }
    first.move(40);
    second.move(40);
    interval(readings);
    for (int step = 0; step < 2; step++) {
      first.lateNanos = SECOND;
      second.lateNanos = SECOND;
      assertThat(interval(readings).uneven()).isEmpty();
      first.move(80);
      second.move(80);
      assertThat(interval(readings).uneven()).isEmpty();
    }
  }

  @Test
  void whatWasKeptForAPartThatMovesIsForgottenWhoeverCouldStandInJustThen() {
    MeterReadings readings = readings(List.of(first), List.of(model));

    first.lateNanos = SECOND;
    count(model, 5);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 0L));
    model.failing = true;
    first.move(20);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 20L));
    model.failing = false;
    first.lateNanos = SECOND;
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 0L));
    first.failing = true;
    count(model, 7);
    assertThat(next(readings)).isEqualTo(Map.of("model:cpu", 7L));
  }

  @Test
  void withoutAStandInTheEnergyIsCountedLateAndNotLost() {
    MeterReadings readings = readings(List.of(first));

    count(first, 2);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 2L));
    first.failing = true;
    count(first, 3);
    assertThat(next(readings)).isEmpty();
    count(first, 1);
    assertThat(next(readings)).isEmpty();
    first.failing = false;
    count(first, 2);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 6L));
  }

  @Test
  void asMuchOfTheMemoryIsLeftOutAsAShareOfAServerStandsInForTheProcessor() {
    FakeMeter dram = part("rapl:dram", Quality.MEASURED);
    dram.domain = Domain.DRAM;
    FakeMeter server = new FakeMeter("model:cpu", MeterRole.PART, Boundary.WALL);
    MeterReadings readings = readings(List.of(first, second, dram), List.of(server));

    second.failing = true;
    count(first, 10, second, 10, dram, 8, server, 60);
    assertThat(next(readings))
        .isEqualTo(Map.of("rapl:package-0", 10L, "model:cpu", 30L, "rapl:dram", 4L));
    second.failing = false;
    count(first, 10, second, 10, dram, 8, server, 60);
    next(readings);
    count(first, 10, second, 10, dram, 8, server, 60);
    assertThat(next(readings))
        .isEqualTo(Map.of("rapl:package-0", 10L, "rapl:package-1", 10L, "rapl:dram", 8L));
  }

  @Test
  void whatAWholeCountsBeyondItsPartsIsTheRestAndADeficitIsCarried() {
    MeterReadings readings = readings(List.of(first, psys));

    count(first, 10, psys, 15);
    assertThat(next(readings)).containsEntry("rest:rapl:psys", 5L).containsEntry("rapl:psys", 15L);
    count(first, 10, psys, 8);
    assertThat(next(readings)).containsEntry("rest:rapl:psys", 0L);
    count(first, 10, psys, 11);
    assertThat(next(readings)).containsEntry("rest:rapl:psys", 0L);
    count(first, 10, psys, 14);
    assertThat(next(readings)).containsEntry("rest:rapl:psys", 3L);
  }

  @Test
  void aRestBesideAStandInIsNoBetterThanTheStandIn() {
    MeterReadings readings = readings(List.of(first, psys), List.of(model));

    assertThat(restQuality(readings)).isEqualTo(Quality.MEASURED);
    first.failing = true;
    assertThat(restQuality(readings)).isEqualTo(Quality.MODELLED);
  }

  private Quality restQuality(MeterReadings readings) {
    clock += SECOND;
    return readings.advance(gaps::add).deltas().stream()
        .map(MeterDelta::meter)
        .filter(meter -> meter.domain() == Domain.REST && meter.role() == MeterRole.PART)
        .findFirst()
        .orElseThrow()
        .quality();
  }

  @Test
  void theWidestWholeGivesTheRestAndTheOtherStaysInTheLedger() {
    MeterReadings readings = readings(List.of(first, psys, wall));

    count(first, 10, psys, 15, wall, 40);

    assertThat(next(readings))
        .isEqualTo(
            Map.of(
                "rapl:package-0",
                10L,
                "rapl:psys",
                15L,
                "acpi:power",
                40L,
                "rest:acpi:power",
                30L));
  }

  @Test
  void aWholeThatCountsLessThanItsPartsTwiceInARowIsDroppedAndTheNextGivesTheRest() {
    MeterReadings readings = readings(List.of(first, psys, wall));

    for (int second = 0; second < 119; second++) {
      count(first, 10, psys, 15, wall, 9);
      assertThat(next(readings)).containsKey("acpi:power").containsEntry("rest:acpi:power", 0L);
    }
    count(first, 10, psys, 15, wall, 9);
    assertThat(next(readings)).containsEntry("rest:rapl:psys", 5L);
    count(first, 10, psys, 15, wall, 9);
    assertThat(next(readings))
        .isEqualTo(Map.of("rapl:package-0", 10L, "rapl:psys", 15L, "rest:rapl:psys", 5L));

    assertThat(gaps)
        .extracting(Gap::reason)
        .containsExactly(
            "meter-dropped acpi:power is dropped: it counted 540 uJ in 60 s in which the parts"
                + " counted 600 uJ, and less than they in as long a time before");
  }

  @Test
  void aPartThatWasLateLeavesTheWholeInPlaceWhichTakesBackWhatItsRestHadOfThePart() {
    MeterReadings readings = readings(List.of(first, psys));

    first.failing = true;
    long rest = 0;
    for (int second = 0; second < 120; second++) {
      count(first, 300, psys, 500);
      next(readings);
    }
    first.failing = false;
    for (int second = 0; second < 400; second++) {
      count(first, 300, psys, 500);
      rest += next(readings).getOrDefault("rest:rapl:psys", 0L);
    }

    assertThat(gaps)
        .extracting(Gap::reason)
        .containsExactly(
            "meter-failed rapl:package-0: rapl:package-0 is out of order",
            "meter-back rapl:package-0");
    assertThat(rest).isEqualTo(400 * 500 - 120 * 300 - 400 * 300);
  }

  @Test
  void aWholeThatTellsOnlyNowAndThenIsJudgedByWhatItTellsThen() {
    MeterReadings readings = readings(List.of(first, psys));

    for (int second = 1; second <= 600; second++) {
      count(first, 10, psys, second % 7 == 0 ? 7 * 11 : 0);
      next(readings);
    }

    assertThat(gaps).isEmpty();
  }

  @Test
  void aWholeThatStandsAtZeroIsDropped() {
    MeterReadings readings = readings(List.of(first, psys));

    for (int second = 1; second <= 120; second++) {
      count(first, 10);
      next(readings);
    }

    assertThat(gaps).hasSize(1);
  }

  @Test
  void aMeasuredWholeIsNotDroppedForAModelThatSaysMoreNorOwesItThatForLong() {
    MeterReadings readings = readings(List.of(first, model, psys));

    for (int second = 0; second < 600; second++) {
      count(first, 10, model, 10, psys, 15);
      assertThat(next(readings)).containsEntry("rest:rapl:psys", 0L);
    }
    long rest = 0;
    for (int second = 0; second < 120; second++) {
      count(first, 10, model, 0, psys, 15);
      rest += next(readings).getOrDefault("rest:rapl:psys", 0L);
    }

    assertThat(gaps).isEmpty();
    assertThat(rest).isBetween(60L * 5, 120L * 5);
  }

  @Test
  void aWholeThatFailsLeavesNoRestAndNoDebt() {
    MeterReadings readings = readings(List.of(first, psys));

    psys.failing = true;
    count(first, 10, psys, 15);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 10L));
    psys.failing = false;
    count(first, 10, psys, 15);
    assertThat(next(readings)).isEqualTo(Map.of("rapl:package-0", 10L));
    count(first, 10, psys, 15);
    assertThat(next(readings)).containsEntry("rest:rapl:psys", 5L);
  }

  @Test
  void theHeaderDeclaresTheRestAndWhatIsKeptReady() {
    MeterSet meters =
        new MeterSet(
            List.of(first, psys, wall),
            Map.of(Domain.CPU, List.of(List.of(model))),
            List.of(),
            List.of());

    assertThat(meters.declarations())
        .extracting(MeterDeclaration::id, MeterDeclaration::standby)
        .containsExactly(
            tuple("rapl:package-0", false),
            tuple("rapl:psys", false),
            tuple("acpi:power", false),
            tuple("rest:acpi:power", false),
            tuple("rest:rapl:psys", true),
            tuple("model:cpu", true));
  }

  @SafeVarargs
  private MeterReadings readings(List<FakeMeter> meters, List<FakeMeter>... standIns) {
    List<List<Meter>> sets = new ArrayList<>();
    for (List<FakeMeter> set : standIns) {
      sets.add(List.copyOf(set));
    }
    MeterSet set =
        new MeterSet(List.copyOf(meters), Map.of(Domain.CPU, sets), List.of(), List.of());
    return new MeterReadings(set, 4 * SECOND, () -> clock);
  }

  private Map<String, Long> next(MeterReadings readings) {
    Map<String, Long> energy = new LinkedHashMap<>();
    for (MeterDelta delta : interval(readings).deltas()) {
      energy.put(delta.meter().id(), delta.energyMicrojoules());
    }
    return energy;
  }

  private MeterInterval interval(MeterReadings readings) {
    clock += SECOND;
    return readings.advance(gaps::add);
  }

  private static void count(Object... metersAndMicrojoules) {
    for (int i = 0; i < metersAndMicrojoules.length; i += 2) {
      ((FakeMeter) metersAndMicrojoules[i]).total += (Integer) metersAndMicrojoules[i + 1];
    }
  }

  private static FakeMeter part(String id, Quality quality) {
    FakeMeter meter = new FakeMeter(id, MeterRole.PART, Boundary.PACKAGE);
    meter.quality = quality;
    return meter;
  }

  private static final class FakeMeter implements Meter {
    private final String id;
    private final MeterRole role;
    private final Boundary boundary;
    private Quality quality = Quality.MEASURED;
    private Domain domain;
    private long total;
    private long lateNanos;
    private boolean failing;

    FakeMeter(String id, MeterRole role, Boundary boundary) {
      this.id = id;
      this.role = role;
      this.boundary = boundary;
      this.domain = role == MeterRole.PART ? Domain.CPU : Domain.REST;
    }

    void move(long microjoules) {
      total += microjoules;
      lateNanos = 0;
    }

    @Override
    public MeterDeclaration declaration() {
      return new MeterDeclaration(id, domain, role, boundary, quality, "a test", 0);
    }

    @Override
    public long readMicrojoules() throws MeterException {
      if (failing) {
        throw new MeterException(id + " is out of order");
      }
      return total;
    }

    @Override
    public long lateNanos() {
      return lateNanos;
    }

    @Override
    public Optional<KnownIdle> idle() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
