package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.MS;
import static io.greenai.agent.attribute.SampleBuilder.meter;
import static io.greenai.agent.attribute.SampleBuilder.model;
import static io.greenai.agent.attribute.SampleBuilder.sample;
import static io.greenai.agent.attribute.SampleBuilder.use;
import static io.greenai.ledger.Domain.CPU;
import static io.greenai.ledger.Domain.DRAM;
import static io.greenai.ledger.Domain.GPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.LatencyHistogram;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import io.greenai.ledger.StatedFigures;
import io.greenai.ledger.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowBookTest {
  private static final ModelKey A = model("a");
  private static final ModelKey B = model("b");

  private final WindowBook book = new WindowBook();
  private WindowEntries entries = book.close(List.of());

  @Test
  void energyGoesToIdleThenToProcessesThenToModelsAndTheJvm() {
    // 10 J less 4 J idle; the process has 1500 of 2000 ms: 4.5 J. Of its 1500 ms the caller's calls
    // have 300, the workers 600, the collector 150.
    add(
        sample()
            .energy(CPU, 10_000_000)
            .idle(CPU, 4_000_000)
            .cpu(2000, 1500)
            .caller(1, 400, use(A, 300))
            .worker(A, 600)
            .jvm(Account.JVM_GC, 150));
    close(counters(A));

    assertThat(energy(A, CPU)).isEqualTo(2_700_000);
    assertThat(energy(Account.JVM_GC, CPU)).isEqualTo(450_000);
    assertThat(energy(Account.JVM_OTHER, CPU)).isEqualTo(1_350_000);
    assertThat(energy(Account.HOST_OTHER, CPU)).isEqualTo(1_500_000);
    assertThat(energy(Account.HOST_IDLE, CPU)).isEqualTo(4_000_000);
    assertThat(posting(A).cpuNanos()).isEqualTo(900 * MS);
    assertThat(posting(A).activity().nativeCpuNanos()).isEqualTo(600 * MS);
    assertThat(posting(Account.HOST_OTHER).orElseThrow().cpuNanos()).isEqualTo(500 * MS);
    assertThat(posting(Account.JVM_JIT)).isEmpty();
  }

  @Test
  void twoEqualModelsAreWithinAMicrojouleOverAWholeWindow() {
    for (int second = 0; second < 60; second++) {
      add(
          sample()
              .energy(CPU, 1_000_001)
              .cpu(2000, 2000)
              .caller(1, 1000, use(A, 1000))
              .caller(2, 1000, use(B, 1000)));
    }
    close(counters(A), counters(B));

    assertThat(energy(A, CPU)).isEqualTo(30_000_030);
    assertThat(energy(B, CPU)).isEqualTo(30_000_030);
  }

  @Test
  void aHostClockThatLagsBehindTheProcessIsTakenForTheProcess() {
    add(sample().energy(CPU, 1_000_000).cpu(0, 500).caller(1, 500, use(A, 500)));
    close(counters(A));

    assertThat(energy(A, CPU)).isEqualTo(1_000_000);
  }

  @Test
  void threadClocksAheadOfTheProcessOnlyScaleTheShares() {
    // Both threads claim 1000 ms of a process that used 1000.
    add(
        sample()
            .energy(CPU, 1_000_000)
            .cpu(2000, 1000)
            .caller(1, 1000, use(A, 1000))
            .caller(2, 1000, use(B, 1000)));
    close(counters(A), counters(B));

    assertThat(energy(A, CPU)).isEqualTo(250_000);
    assertThat(energy(B, CPU)).isEqualTo(250_000);
    assertThat(energy(Account.JVM_OTHER, CPU)).isZero();
    assertThat(energy(Account.HOST_OTHER, CPU)).isEqualTo(500_000);
  }

  @Test
  void activeEnergyWithoutAnyCpuTimeIsIdle() {
    add(sample().energy(CPU, 1_000_000).idle(CPU, 400_000).cpu(0, 0));
    close();

    assertThat(energy(Account.HOST_IDLE, CPU)).isEqualTo(1_000_000);
    assertThat(entries.postings()).hasSize(1);
  }

  @Test
  void aDeficitIsMadeUpBeforeAnythingIsActive() {
    add(sample().energy(CPU, 900_000).idle(CPU, 1_000_000).cpu(100, 100));
    add(sample().energy(CPU, 1_300_000).idle(CPU, 1_000_000).cpu(100, 100));
    close();

    assertThat(energy(Account.JVM_OTHER, CPU)).isEqualTo(200_000);
    assertThat(energy(Account.HOST_IDLE, CPU)).isEqualTo(2_000_000);
  }

  @Test
  void aDeficitEndsWithItsWindow() {
    add(sample().energy(CPU, 900_000).idle(CPU, 1_000_000).cpu(100, 100));
    close();
    add(sample().energy(CPU, 1_300_000).idle(CPU, 1_000_000).cpu(100, 100));
    close();

    assertThat(energy(Account.JVM_OTHER, CPU)).isEqualTo(300_000);
  }

  @Test
  void domainsAreBookedApart() {
    add(
        sample()
            .energy(CPU, 1_000_000)
            .energy(DRAM, 300_000)
            .idle(DRAM, 100_000)
            .cpu(1000, 1000)
            .caller(1, 500, use(A, 500)));
    close(counters(A));

    assertThat(posting(A).energyMicrojoules()).isEqualTo(Map.of(CPU, 500_000L, DRAM, 100_000L));
    assertThat(energy(Account.HOST_IDLE, DRAM)).isEqualTo(100_000);
  }

  @Test
  void wholeMetersAreReadButNotBooked() {
    var psys = meter("rapl:psys", Domain.REST, MeterRole.WHOLE, Quality.MEASURED);
    var second = meter("rapl:package-1", CPU, MeterRole.PART, Quality.MEASURED);
    for (int i = 0; i < 2; i++) {
      add(sample().energy(CPU, 1_000_000).reading(second, 500_000).reading(psys, 9_000_000));
    }
    close();

    assertThat(entries.meters())
        .containsExactly(
            new MeterReading("rapl:cpu", CPU, MeterRole.PART, 2_000_000),
            new MeterReading("rapl:package-1", CPU, MeterRole.PART, 1_000_000),
            new MeterReading("rapl:psys", Domain.REST, MeterRole.WHOLE, 18_000_000));
    assertThat(energy(Account.HOST_IDLE, CPU)).isEqualTo(3_000_000);
    assertThat(posting(Account.HOST_IDLE).orElseThrow().energyMicrojoules()).containsOnlyKeys(CPU);
  }

  @Test
  void everyLoadedModelIsListedEvenWithoutACall() {
    add(sample().energy(CPU, 1_000_000).cpu(100, 100));
    close(counters(B), counters(A));

    assertThat(entries.postings()).extracting(Posting::model).startsWith(A, B);
    assertThat(posting(A).energyMicrojoules()).isEqualTo(Map.of(CPU, 0L));
    assertThat(posting(A).activity().loadedNanos()).isEqualTo(1000 * MS);
  }

  @Test
  void aModelThatWasUnloadedBeforeItsCpuTimeWasReadIsListedToo() {
    add(sample().energy(CPU, 1_000_000).cpu(100, 100).worker(A, 100));
    close();

    assertThat(energy(A, CPU)).isEqualTo(1_000_000);
    assertThat(posting(A).activity().invocations()).isZero();
  }

  @Test
  void aWindowStartsFromNothing() {
    add(sample().energy(CPU, 1_000_000).cpu(100, 100).caller(1, 100, use(A, 100)));
    close(counters(A));
    close(counters(A));

    assertThat(entries.durationNanos()).isZero();
    assertThat(entries.meters()).isEmpty();
    assertThat(posting(A).cpuNanos()).isZero();
    assertThat(posting(A).energyMicrojoules()).isEmpty();
  }

  @Test
  void workersThatSpinIntoTheNextWindowStayTheirModels() {
    ModelKey loading = model("a", Phase.LOADING);
    add(sample().cpu(100, 100).caller(1, 100, use(A, 100)));
    close(counters(A), counters(loading));
    add(sample().energy(CPU, 1_000_000).cpu(100, 100).worker(loading, 100));
    close(counters(A), counters(loading));

    assertThat(energy(A, CPU)).isEqualTo(1_000_000);
    assertThat(energy(loading, CPU)).isZero();
  }

  @Test
  void aModelThatIsGoneForAWindowIsForgotten() {
    add(sample().cpu(100, 100).caller(1, 100, use(A, 100)));
    close(counters(A));
    close();
    add(
        sample()
            .energy(CPU, 1_000_000)
            .cpu(200, 200)
            .thread(new Owner.OfPool(""), 100)
            .thread(new Owner.OfCaller(1), 100));
    close();

    assertThat(energy(Account.JVM_OTHER, CPU)).isEqualTo(1_000_000);
    assertThat(entries.postings()).hasSize(1);
  }

  @Test
  void callsThatOverlapAreInFlightNoLongerThanTheWindow() {
    // Two phases in flight for 900 ms each of a second: one worker can have worked for 1000.
    ModelKey training = model("a", Phase.TRAINING);
    add(sample().cpu(2000, 2000).worker(A, 1500));
    close(counters(A, 900, 1), counters(training, 900, 1));

    assertThat(posting(A).activity().spinCpuNanos()).isEqualTo(500 * MS);
  }

  @Test
  void spinIsWorkerTimeBeyondWhatCallsInFlightCanExplain() {
    // Three workers, calls in flight for 100 ms: at most 300 of their 2000 ms were work.
    add(sample().cpu(2000, 2000).worker(A, 2000));
    close(counters(A, 100, 3));

    assertThat(posting(A).activity().spinCpuNanos()).isEqualTo(1700 * MS);
    assertThat(posting(A).activity().nativeCpuNanos()).isEqualTo(2000 * MS);
    assertThat(posting(A).cpuNanos()).isEqualTo(2000 * MS);
  }

  @Test
  void busyWorkersSpinForNothing() {
    add(sample().cpu(2000, 2000).worker(A, 250));
    close(counters(A, 100, 3));

    assertThat(posting(A).activity().spinCpuNanos()).isZero();
  }

  @Test
  void phasesThatShareWorkersShareOneSpinBound() {
    // Shared workers: 600 ms less 1 worker for 100 + 200 ms in flight, over 450 : 150 ms.
    ModelKey training = model("a", Phase.TRAINING);
    add(sample().cpu(2000, 2000).caller(1, 0, use(A, 10), use(training, 30)).worker(A, 600));
    close(counters(A, 100, 1), counters(training, 200, 1));

    assertThat(posting(A).activity().spinCpuNanos()).isEqualTo(75 * MS);
    assertThat(posting(training).activity().spinCpuNanos()).isEqualTo(225 * MS);
  }

  @Test
  void teamsSpinLikeTheWorkersOfASession() {
    add(sample().cpu(2000, 2000).caller(1, 0, use(A, 10)).thread(new Owner.OfCaller(1), 600));
    close(counters(A, 10, 1));

    assertThat(posting(A).activity().nativeCpuNanos()).isEqualTo(600 * MS);
    assertThat(posting(A).activity().spinCpuNanos()).isEqualTo(590 * MS);
  }

  @Test
  void noSpinIsToldOfThreadsThatServeSeveralOrWhoseNumberIsNotKnown() {
    add(sample().cpu(2000, 2000).caller(1, 0, use(A, 10)).thread(new Owner.OfPool(""), 600));
    close(counters(A, 10, 1));
    assertThat(posting(A).activity().spinCpuNanos()).isZero();

    add(sample().cpu(2000, 2000).caller(1, 0, use(A, 10)).thread(new Owner.OfCaller(1), 600));
    close(counters(A, 10, 0));
    assertThat(posting(A).activity().spinCpuNanos()).isZero();
  }

  @Test
  void whatHooksCountedIsPassedOn() {
    var latency = new LatencyHistogram(5, 640, List.of(3L, 0L, 17L));
    close(
        new ModelCounters(
            A, 20, 40, "image", 1, 300, 200, 500, latency, 0, false, Map.of(), StatedFigures.NONE));

    assertThat(posting(A).activity())
        .isEqualTo(new ModelActivity(20, 40, "image", 1, 300, 200, 0, 0, 500, latency, Map.of()));
  }

  @Test
  void ownershipIsTheWorstThatContributed() {
    add(
        sample()
            .cpu(2000, 2000)
            .caller(1, 100, use(A, 100))
            .virtualCaller(2, use(B, 1))
            .virtualCaller(3));
    add(sample().cpu(2000, 2000).caller(1, 100, use(B, 100)));
    close(counters(A), counters(B));

    assertThat(posting(A).ownership()).isEqualTo(Ownership.EXACT);
    assertThat(posting(B).ownership()).isEqualTo(Ownership.ESTIMATED);
    assertThat(posting(Account.JVM_OTHER).orElseThrow().ownership()).isNull();
  }

  @Test
  void energyIsToldByHowItWasFound() {
    // 4 uJ a millisecond, then 1 uJ: 300 and 100 ms exactly, 100 and 300 ms of workers perhaps.
    add(
        sample()
            .energy(CPU, 1600)
            .cpu(400, 400)
            .caller(1, 300, use(A, 300))
            .thread(new Owner.OfCaller(1, Ownership.ESTIMATED), 100));
    add(
        sample()
            .energy(CPU, 400)
            .cpu(400, 400)
            .caller(1, 100, use(A, 100))
            .thread(new Owner.OfCaller(1, Ownership.ESTIMATED), 300));
    close(counters(A));

    assertThat(posting(A).ownership()).isEqualTo(Ownership.ESTIMATED);
    assertThat(posting(A).ownershipMicrojoules())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Ownership.EXACT, 1300L, Ownership.ESTIMATED, 700L));
  }

  @Test
  void partsThatTheWordTellsAlreadyAreLeftOut() {
    add(sample().energy(CPU, 500).cpu(500, 500).caller(1, 500, use(A, 500)));
    add(sample().energy(CPU, 500).cpu(500, 500).virtualCaller(2, use(B, 500)));
    close(counters(A), counters(B));

    assertThat(posting(A).ownershipMicrojoules()).isEmpty();
    assertThat(posting(B).ownershipMicrojoules()).isEmpty();
    assertThat(posting(B).ownershipMicrojoules(Ownership.ESTIMATED)).isEqualTo(500);
  }

  @Test
  void aWorseWayThatFoundNoEnergyIsToldByTheWordAlone() {
    add(sample().energy(CPU, 500).cpu(500, 500).caller(1, 500, use(A, 500)));
    add(sample().energy(CPU, 0).cpu(100, 100).virtualCaller(2, use(A, 100)));
    close(counters(A));

    assertThat(posting(A).ownership()).isEqualTo(Ownership.ESTIMATED);
    assertThat(posting(A).ownershipMicrojoules()).isEqualTo(Map.of(Ownership.EXACT, 500L));
  }

  @Test
  void contributionsOfNothingDoNotSpoilOwnership() {
    add(sample().cpu(100, 100).caller(1, 100, use(A, 100)).thread(new Owner.OfPool(""), 0));
    add(sample().cpu(0, 0).virtualCaller(2, use(A, 100)));
    close(counters(A));

    assertThat(posting(A).ownership()).isEqualTo(Ownership.EXACT);
  }

  @Test
  void aPostingHasTheWorstQualityOfMeterIdleSourceAndCpuClock() {
    var busy = new CpuClocks(100 * MS, 50 * MS, 50 * MS, Quality.MEASURED);
    var modelledBusy = new CpuClocks(100 * MS, 50 * MS, 50 * MS, Quality.MODELLED);
    add(sample().energy(CPU, 1000).idle(CPU, 500).cpu(busy));
    close();
    assertThat(quality(Account.JVM_OTHER)).isEqualTo(Quality.MEASURED);

    add(sample().energy(CPU, 1000).idle(CPU, 500, Quality.MODELLED).cpu(busy));
    close();
    assertThat(quality(Account.JVM_OTHER)).isEqualTo(Quality.MODELLED);
    assertThat(quality(Account.HOST_IDLE)).isEqualTo(Quality.MODELLED);

    var assumed = meter("plug", CPU, MeterRole.PART, Quality.ASSUMED);
    add(sample().reading(assumed, 1000).idle(CPU, 500, Quality.MODELLED).cpu(busy));
    close();
    assertThat(quality(Account.HOST_OTHER)).isEqualTo(Quality.ASSUMED);

    add(sample().energy(CPU, 1000).idle(CPU, 500).cpu(modelledBusy));
    close();
    assertThat(quality(Account.JVM_OTHER)).isEqualTo(Quality.MODELLED);
    assertThat(quality(Account.HOST_IDLE)).isEqualTo(Quality.MEASURED);
  }

  @Test
  void oneModelledIntervalMakesAWindowModelled() {
    add(sample().energy(CPU, 1000).cpu(100, 100));
    add(sample().energy(CPU, 1000).idle(CPU, 10, Quality.MODELLED).cpu(100, 100));
    add(sample().energy(CPU, 1000).cpu(100, 100));
    close();

    assertThat(quality(Account.JVM_OTHER)).isEqualTo(Quality.MODELLED);
  }

  @Test
  void aDomainWithoutEnergyOfTheAccountDoesNotSpoilItsQuality() {
    var gpu = meter("nvml:0", GPU, MeterRole.PART, Quality.ASSUMED);
    add(sample().energy(CPU, 1000).reading(gpu, 1000).cpu(100, 100));
    close();

    assertThat(quality(Account.JVM_OTHER)).isEqualTo(Quality.MEASURED);
    assertThat(quality(Account.HOST_OTHER)).isEqualTo(Quality.ASSUMED);
  }

  @Test
  void theLedgersWindowHoldsTheEntries() {
    add(sample().energy(CPU, 1000).cpu(100, 100));
    close();
    Instant start = Instant.parse("2026-11-22T21:40:00Z");

    assertThat(entries.toWindow(12, start, List.of()))
        .isEqualTo(
            new Window(12, start, 1000 * MS, entries.meters(), entries.postings(), List.of()));
  }

  @Test
  void aMeterThatRunsBackwardsIsRefusedByName() {
    assertThatThrownBy(() -> sample().energy(CPU, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Meter 'rapl:cpu' counted -1 uJ in one interval, not within 0 and 10^18; take the"
                + " difference of two readings and undo the counter's wrap first");
  }

  private static ModelCounters counters(ModelKey model) {
    return counters(model, 0, 0);
  }

  private static ModelCounters counters(ModelKey model, long inFlightMs, int workers) {
    return new ModelCounters(
        model,
        0,
        0,
        "request",
        0,
        0,
        inFlightMs * MS,
        1000 * MS,
        null,
        workers,
        false,
        Map.of(),
        StatedFigures.NONE);
  }

  private void add(SampleBuilder sample) {
    book.add(sample.build());
  }

  private void close(ModelCounters... loaded) {
    entries = book.close(List.of(loaded));
  }

  private long energy(ModelKey model, Domain domain) {
    return posting(model).energyMicrojoules(domain);
  }

  private long energy(Account account, Domain domain) {
    return posting(account).map(posting -> posting.energyMicrojoules(domain)).orElse(0L);
  }

  private Quality quality(Account account) {
    return posting(account).orElseThrow().quality();
  }

  private Posting posting(ModelKey model) {
    return entries.postings().stream()
        .filter(posting -> model.equals(posting.model()))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Posting> posting(Account account) {
    return entries.postings().stream().filter(posting -> posting.account() == account).findFirst();
  }
}
