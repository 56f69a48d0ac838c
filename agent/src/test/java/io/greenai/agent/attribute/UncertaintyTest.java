package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.model;
import static io.greenai.agent.attribute.SampleBuilder.sample;
import static io.greenai.agent.attribute.SampleBuilder.use;
import static io.greenai.ledger.Domain.CPU;
import static io.greenai.ledger.Domain.DRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import io.greenai.ledger.StatedFigures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UncertaintyTest {
  private static final ModelKey A = model("a");

  private final WindowBook book = new WindowBook();

  @Test
  void oneMetersUncertaintyIsPassedOn() {
    assertThat(
            processOf(sample().reading(declared("rapl:0", CPU, 50_000), 1000))
                .meterUncertaintyPpm())
        .isEqualTo(50_000);
  }

  @Test
  void metersOfOneKindAddUpByEnergy() {
    // (300 x 2 % + 100 x 6 %) / 400
    assertThat(
            processOf(
                    sample()
                        .reading(declared("rapl:0", CPU, 20_000), 300)
                        .reading(declared("rapl:1", CPU, 60_000), 100))
                .meterUncertaintyPpm())
        .isEqualTo(30_000);
  }

  @Test
  void metersOfDifferentKindsAddUpInSquares() {
    // sqrt((300 x 4 %)^2 + (100 x 9 %)^2) / 400 = sqrt(12^2 + 9^2) / 400
    assertThat(
            processOf(
                    sample()
                        .reading(declared("rapl:0", CPU, 40_000), 300)
                        .reading(declared("model:dram", DRAM, 90_000), 100))
                .meterUncertaintyPpm())
        .isEqualTo(37_500);
  }

  @Test
  void noEnergyHasNoUncertainty() {
    book.add(sample().reading(declared("rapl:0", CPU, 50_000), 1000).cpu(100, 100).build());
    Posting posting = postingOfA(0);

    assertThat(posting.meterUncertaintyPpm()).isZero();
    assertThat(posting.allocationUncertaintyPpm()).isZero();
  }

  @Test
  void exactCpuTimeIsUncertainByATickPerThread() {
    // 1 + 3 threads, 4 ms / sqrt(3) each, of 1000 ms.
    book.add(
        sample()
            .energy(CPU, 1000)
            .cpu(2000, 2000)
            .caller(1, 400, use(A, 400))
            .worker(A, 600)
            .build());

    assertThat(postingOfA(3).allocationUncertaintyPpm()).isEqualTo(4 * 2_309_401 / 1000);
  }

  @Test
  void sharesOfAPoolAndEstimatesCountByTheirShare() {
    // 500 ms by the thread's clock, 300 of a pool, 200 by time in calls; 2.309401 ms for the clock.
    book.add(
        sample()
            .energy(CPU, 1000)
            .cpu(2000, 2000)
            .caller(1, 500, use(A, 500))
            .thread(new Owner.OfPool(""), 300)
            .virtualCaller(2, use(A, 200))
            .build());

    assertThat(postingOfA(0).allocationUncertaintyPpm())
        .isEqualTo((2_309_401 + 288_675 * 300L + 577_350 * 200L) / 1000);
  }

  @Test
  void theRemainderOfTheProcessIsAsUncertainAsWhatIsTakenOffIt() {
    // 200 ms of a pool are a model's: 57.735 ms; and a step of 20 ms / sqrt(3). Of 1000 ms left.
    book.add(
        sample()
            .energy(CPU, 1000)
            .cpu(1200, 1200)
            .caller(1, 0, use(A, 10))
            .thread(new Owner.OfPool(""), 200)
            .build());

    assertThat(posting(Account.JVM_OTHER, 0).allocationUncertaintyPpm())
        .isEqualTo((57_735_000 + 11_547_005) / 1000);
  }

  @Test
  void whatIsWronglyCalledIdleIsMissingFromTheActive() {
    // Idle 750 +- 17.3205 % is 129.9 of 250 active: 519,615 ppm; and the clock's step of 1000 ms.
    book.add(sample().energy(CPU, 1000).idle(CPU, 750, Quality.MODELLED).cpu(1000, 1000).build());
    WindowEntries entries = book.close(List.of());

    assertThat(entries.postings())
        .extracting(Posting::account, Posting::allocationUncertaintyPpm)
        .containsExactly(
            tuple(Account.JVM_OTHER, 519_615L + 11_547), tuple(Account.HOST_IDLE, 173_205L));
  }

  @Test
  void workersThatWereNotFoundWouldBeInTheRemainder() {
    // 400 ms of the model, 100 of jvm.other in which its workers may hide: +- 57.735 ms.
    book.add(sample().energy(CPU, 1000).cpu(2000, 500).caller(1, 400, use(A, 400)).build());

    assertThat(posting(Account.MODEL, 0, true).allocationUncertaintyPpm())
        .isEqualTo((2_309_401 + 577_350 * 100L) / 400);
  }

  @Test
  void workersThatWereNotFoundUsedNoMoreThanTheirModel() {
    book.add(sample().energy(CPU, 1000).cpu(2000, 1000).caller(1, 400, use(A, 400)).build());

    assertThat(posting(Account.MODEL, 0, true).allocationUncertaintyPpm())
        .isEqualTo((2_309_401 + 577_350 * 400L) / 400);
  }

  @Test
  void ofWorkersThatWereFoundOnlyTheirPartIsAnEstimate() {
    // 930 ms by the thread's clock, 70 of workers that somebody may own.
    book.add(
        sample()
            .energy(CPU, 1000)
            .cpu(2000, 2000)
            .caller(1, 930, use(A, 930))
            .thread(new Owner.OfCaller(1, Ownership.ESTIMATED), 70)
            .build());

    assertThat(posting(Account.MODEL, 0, true).allocationUncertaintyPpm())
        .isEqualTo((2_309_401 + 577_350 * 70L) / 1000);
  }

  @Test
  void eachThreadThatCallsAtOneTimeHasAClockOfItsOwn() {
    SampleBuilder many = sample().energy(CPU, 1000).cpu(2000, 2000);
    for (int thread = 1; thread <= 20; thread++) {
      many.caller(thread, 50, use(A, 50));
    }
    book.add(many.build());
    book.add(sample().energy(CPU, 1000).cpu(2000, 2000).caller(1, 1000, use(A, 1000)).build());

    assertThat(postingOfA(3).allocationUncertaintyPpm()).isEqualTo(23 * 2_309_401L / 2000);
  }

  @Test
  void nothingIsMoreUncertainThanTheWhole() {
    book.add(sample().energy(CPU, 1000).idle(CPU, 999, Quality.ASSUMED).cpu(1000, 1000).build());

    assertThat(posting(Account.JVM_OTHER, 0).allocationUncertaintyPpm()).isEqualTo(1_000_000);
  }

  @Test
  void aMetersKindIsWhatItsIdStartsWith() {
    assertThat(declared("rapl:package-0", CPU, 0).kind()).isEqualTo("rapl");
    assertThat(declared("plug", CPU, 0).kind()).isEqualTo("plug");
  }

  private Posting processOf(SampleBuilder sample) {
    book.add(sample.cpu(100, 100).build());
    return posting(Account.JVM_OTHER, 0);
  }

  private Posting postingOfA(int workers) {
    return posting(Account.MODEL, workers);
  }

  private Posting posting(Account account, int workers) {
    return posting(account, workers, false);
  }

  private Posting posting(Account account, int workers, boolean unseenWorkers) {
    ModelCounters counters =
        new ModelCounters(
            A,
            0,
            0,
            "request",
            0,
            0,
            0,
            0,
            null,
            workers,
            unseenWorkers,
            Map.of(),
            StatedFigures.NONE);
    return book.close(List.of(counters)).postings().stream()
        .filter(posting -> posting.account() == account)
        .findFirst()
        .orElseThrow();
  }

  private static MeterDeclaration declared(String id, Domain domain, long ppm) {
    return new MeterDeclaration(
        id, domain, MeterRole.PART, Boundary.PACKAGE, Quality.MEASURED, "test", ppm);
  }
}
