package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.MS;
import static io.greenai.agent.attribute.SampleBuilder.lastAt;
import static io.greenai.agent.attribute.SampleBuilder.model;
import static io.greenai.agent.attribute.SampleBuilder.sample;
import static io.greenai.agent.attribute.SampleBuilder.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import org.junit.jupiter.api.Test;

class NativeCpuTest {
  private static final ModelKey A = model("a");
  private static final ModelKey A_LOADING = model("a", Phase.LOADING);
  private static final ModelKey B = model("b");
  private static final ModelKey WRAPPER =
      new ModelKey("w", "1", Phase.INFERENCE, ModelKey.OWN_CODE, "cpu");
  private static final ModelKey TORCH = new ModelKey("t", "", Phase.TRAINING, "pytorch", "cpu");

  private final CpuBook book = new CpuBook();
  private CpuSplit split = book.split(sample().build());

  @Test
  void workersOfASessionAreItsModelsWhoeverElseRuns() {
    book(busy().caller(1, 100, use(A, 10)).caller(2, 100, use(B, 100)).worker(A, 500));

    assertThat(nativeMs(A)).isEqualTo(500);
    assertThat(nativeMs(B)).isZero();
    assertThat(ownership(A)).isEqualTo(Ownership.EXACT);
  }

  @Test
  void workersThatAreTakenForASessionsAreItsModelsAsAnEstimateAndNotSurelyWaiting() {
    book(
        busy()
            .caller(1, 100, use(A, 10), use(B, 90))
            .thread(new Owner.OfModel(A, Ownership.ESTIMATED), 500));

    assertThat(nativeMs(A)).isEqualTo(500);
    assertThat(nativeMs(B)).isZero();
    assertThat(ownership(A)).isEqualTo(Ownership.ESTIMATED);
    assertThat(split.groups().of(Group.of(A)).ownWorkerNanos()).isZero();
  }

  @Test
  void phasesOfAModelShareItsWorkersByTimeInCalls() {
    book(busy().caller(1, 100, use(A_LOADING, 30), use(A, 10)).worker(A, 400));

    assertThat(nativeMs(A_LOADING)).isEqualTo(300);
    assertThat(nativeMs(A)).isEqualTo(100);
  }

  @Test
  void theSpinAfterTheLastCallIsTheKeysThatRanLast() {
    book(busy().caller(1, 100, lastAt(40, A_LOADING, 900), lastAt(60, A, 10)).worker(A, 400));
    book(busy().worker(A, 200));

    assertThat(nativeMs(A)).isEqualTo(200);
    assertThat(nativeMs(A_LOADING)).isZero();
  }

  @Test
  void workersThatNoCallEverWokeAreTheModelsAllTheSame() {
    book(busy().worker(A_LOADING, 50));

    assertThat(nativeMs(A_LOADING)).isEqualTo(50);
  }

  @Test
  void aTeamIsTheModelsThatItsThreadRan() {
    book(
        busy()
            .caller(1, 100, use(A, 10), use(TORCH, 30))
            .caller(2, 100, use(B, 500))
            .thread(new Owner.OfCaller(1), 400));

    assertThat(nativeMs(A)).isEqualTo(100);
    assertThat(nativeMs(TORCH)).isEqualTo(300);
    assertThat(nativeMs(B)).isZero();
    assertThat(ownership(A)).isEqualTo(Ownership.PROPORTIONAL);
  }

  @Test
  void aTeamOfAThreadThatRanOneModelInTwoPhasesIsExact() {
    book(busy().caller(1, 100, use(A, 10), use(A_LOADING, 30)).thread(new Owner.OfCaller(1), 400));

    assertThat(ownership(A)).isEqualTo(Ownership.EXACT);
  }

  @Test
  void aTeamsTailIsTheModelsThatRanLastOnItsThread() {
    book(busy().caller(1, 100, lastAt(80, B, 70), lastAt(90, A, 10)));
    book(busy().caller(2, 100, use(B, 10)).thread(new Owner.OfCaller(1), 400));

    assertThat(nativeMs(A)).isEqualTo(400);
    assertThat(ownership(A)).isEqualTo(Ownership.EXACT);
  }

  @Test
  void aTeamIsNoSurerThanThatItIsTheThreads() {
    Owner guessed = new Owner.OfCaller(1, Ownership.ESTIMATED);
    book(busy().caller(1, 100, use(A, 10)).thread(guessed, 400));
    assertThat(ownership(A)).isEqualTo(Ownership.ESTIMATED);

    book(busy().caller(2, 100, use(B, 10)).thread(guessed, 400));
    assertThat(nativeMs(A)).isEqualTo(400);
    assertThat(ownership(A)).isEqualTo(Ownership.ESTIMATED);
  }

  @Test
  void aTeamIsNotTheWrappersInPlainJava() {
    book(busy().caller(1, 1000, use(WRAPPER, 90), use(A, 10)).thread(new Owner.OfCaller(1), 400));
    assertThat(nativeMs(A)).isEqualTo(400);

    book(busy().caller(1, 1000, use(WRAPPER, 500)).thread(new Owner.OfCaller(1), 300));
    assertThat(nativeMs(A)).as("the tail").isEqualTo(300);
    assertThat(nativeMs(WRAPPER)).isZero();
  }

  @Test
  void aTeamOfAThreadThatRunsPlainJavaAloneIsThatModels() {
    book(busy().caller(1, 1000, use(WRAPPER, 90)).thread(new Owner.OfCaller(1), 400));

    assertThat(nativeMs(WRAPPER)).isEqualTo(400);
  }

  @Test
  void workersOfASessionAreNotItsNamesakesInPlainJava() {
    ModelKey namesake = new ModelKey("a", "1", Phase.INFERENCE, ModelKey.OWN_CODE, "cpu");
    book(busy().caller(1, 1000, use(namesake, 500), use(A, 500)).worker(A, 400));
    assertThat(nativeMs(A)).isEqualTo(400);

    book(busy().caller(1, 1000, use(namesake, 500)).worker(A, 300));
    assertThat(nativeMs(A)).as("the tail").isEqualTo(300);
  }

  @Test
  void whileItsThreadComputesOutsideOfCallsATeamMayBeHelpingAndIsNotSurelyWaiting() {
    book(busy().caller(1, 510, use(A, 10)).thread(new Owner.OfCaller(1), 700));

    assertThat(nativeMs(A)).isEqualTo(700);
    assertThat(split.groups().of(Group.of(A)).ownWorkerNanos() / MS).isEqualTo(200);
  }

  @Test
  void aTeamOfAThreadThatCalledNoModelIsNoModels() {
    book(busy().caller(1, 100, use(A, 10)).thread(new Owner.OfCaller(7), 400));

    assertThat(nativeMs(A)).isZero();
    assertThat(otherMs()).isEqualTo(2000 - 10);
  }

  @Test
  void aThreadThatEndedIsForgotten() {
    book(busy().endedCaller(1, 100, use(A, 10)));
    book(busy().thread(new Owner.OfCaller(1), 400));

    assertThat(nativeMs(A)).isZero();
  }

  @Test
  void ofVeryManyThreadsThoseUnheardOfLongestAreForgotten() {
    for (int thread = 0; thread < 4097; thread++) {
      book(busy().caller(thread, 100, use(A, 10)));
    }
    book(busy().thread(new Owner.OfCaller(0), 400).thread(new Owner.OfCaller(1), 300));

    assertThat(nativeMs(A)).isEqualTo(300);
  }

  @Test
  void aPoolIsSharedByTheModelsActiveInTheInterval() {
    book(
        busy()
            .caller(1, 100, use(A, 10))
            .caller(2, 100, use(B, 30))
            .thread(new Owner.OfPool(""), 400));

    assertThat(nativeMs(A)).isEqualTo(100);
    assertThat(nativeMs(B)).isEqualTo(300);
    assertThat(ownership(B)).isEqualTo(Ownership.PROPORTIONAL);
  }

  @Test
  void anEnginesPoolServesItsModelsOnly() {
    book(
        busy()
            .caller(1, 100, use(A, 10))
            .caller(2, 100, use(TORCH, 30))
            .thread(new Owner.OfPool("onnxruntime"), 400));

    assertThat(nativeMs(A)).isEqualTo(400);
    assertThat(nativeMs(TORCH)).isZero();
  }

  @Test
  void aPoolThatSpinsOnIsTheModelsThatWereActiveLast() {
    book(busy().caller(1, 100, use(TORCH, 10)));
    book(busy().caller(1, 100, use(A, 10), use(B, 30)));
    book(busy().thread(new Owner.OfPool(""), 400));

    assertThat(nativeMs(A)).isEqualTo(100);
    assertThat(nativeMs(B)).isEqualTo(300);
    assertThat(nativeMs(TORCH)).isZero();
  }

  @Test
  void aPoolThatNoModelEverUsedIsNoModels() {
    book(busy().thread(new Owner.OfPool(""), 400));

    assertThat(otherMs()).isEqualTo(2000);
  }

  @Test
  void threadsOfTheJvmAreItsOwn() {
    book(
        busy()
            .caller(1, 100, use(A, 10))
            .jvm(Account.JVM_GC, 30)
            .jvm(Account.JVM_JIT, 20)
            .jvm(Account.JVM_AGENT, 1));

    assertThat(cpuMs(Group.of(Account.JVM_GC))).isEqualTo(30);
    assertThat(cpuMs(Group.of(Account.JVM_JIT))).isEqualTo(20);
    assertThat(cpuMs(Group.of(Account.JVM_AGENT))).isEqualTo(1);
    assertThat(otherMs()).isEqualTo(2000 - 10 - 30 - 20 - 1);
  }

  @Test
  void aThreadOfTheJvmCannotBeIdle() {
    assertThatThrownBy(() -> new Owner.OfJvm(Account.HOST_IDLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A thread of the JVM cannot belong to account 'host.idle'; give jvm.gc, jvm.jit or"
                + " jvm.agent, and leave out threads of no known owner");
  }

  private static SampleBuilder busy() {
    return sample().cpu(2000, 2000);
  }

  private void book(SampleBuilder sample) {
    split = book.split(sample.build());
  }

  private long nativeMs(ModelKey model) {
    return split.groups().of(Group.of(model)).nativeNanos() / MS;
  }

  private long cpuMs(Group group) {
    return split.groups().of(group).nanos() / MS;
  }

  private long otherMs() {
    return cpuMs(Group.of(Account.JVM_OTHER));
  }

  private Ownership ownership(ModelKey model) {
    return split.groups().of(Group.of(model)).ownership();
  }
}
