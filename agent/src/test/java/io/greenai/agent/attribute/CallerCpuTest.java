package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.MS;
import static io.greenai.agent.attribute.SampleBuilder.measuredUse;
import static io.greenai.agent.attribute.SampleBuilder.model;
import static io.greenai.agent.attribute.SampleBuilder.sample;
import static io.greenai.agent.attribute.SampleBuilder.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import org.junit.jupiter.api.Test;

class CallerCpuTest {
  private static final ModelKey A = model("a");
  private static final ModelKey B = model("b");

  private final CpuBook book = new CpuBook();
  private CpuSplit split = book.split(sample().build());

  @Test
  void measuredCallsStandForTheOthersOfTheSameModelOnTheThread() {
    // 40 of 50 measured milliseconds on the CPU: 0.8 of the other 150 as well.
    book(sample().cpu(1000, 900).caller(1, 900, measuredUse(A, 200, 50, 40)));

    assertThat(cpuMs(A)).isEqualTo(40 + 120);
    assertThat(otherMs()).isEqualTo(900 - 160);
    assertThat(ownership(A)).isEqualTo(Ownership.EXACT);
  }

  @Test
  void aCallThatHadToWaitStandsForCallsThatTookAsLong() {
    // Calls of 50 us, one in five read; three in 103 waited 4 ms for a CPU.
    Stretches stretches = new Stretches();
    for (int i = 0; i < 20; i++) {
      stretches.addRead(50_000, 50_000);
    }
    stretches.addRead(4_050_000, 50_000);
    for (int i = 0; i < 80; i++) {
      stretches.addUnread(50_000);
    }
    for (int i = 0; i < 2; i++) {
      stretches.addUnread(4_050_000);
    }
    long readNanos = 20 * 50_000 + 4_050_000;
    long wallNanos = readNanos + 80 * 50_000 + 2 * 4_050_000;
    ModelUse use = new ModelUse(A, wallNanos, readNanos, 21 * 50_000, 0, 0, stretches);
    CallRatios ratios = new CallRatios();

    assertThat(ratios.cpuNanos(use)).isEqualTo(103 * 50_000);
  }

  @Test
  void aCallLongerThanAnyReadOneIsLikeAllOfThem() {
    Stretches stretches = new Stretches();
    stretches.addRead(10 * MS, 5 * MS);
    stretches.addUnread(300 * MS);
    ModelUse use = new ModelUse(A, 310 * MS, 10 * MS, 5 * MS, 0, 0, stretches);

    assertThat(new CallRatios().cpuNanos(use)).isEqualTo(155 * MS);
  }

  @Test
  void eachModelOfAThreadHasItsOwnRatio() {
    book(
        sample()
            .cpu(1000, 900)
            .caller(1, 900, measuredUse(A, 200, 50, 40), measuredUse(B, 300, 100, 10)));

    assertThat(cpuMs(A)).isEqualTo(160);
    assertThat(cpuMs(B)).isEqualTo(30);
  }

  @Test
  void withoutAMeasuredCallTheModelsEarlierOnesStand() {
    book(sample().cpu(1000, 900).caller(1, 900, measuredUse(A, 100, 100, 25)));
    book(sample().cpu(1000, 900).caller(2, 900, use(A, 400)));

    assertThat(cpuMs(A)).isEqualTo(100);
  }

  @Test
  void earlierMeasurementsFadeSoThatAModelMayChange() {
    for (int i = 0; i < 30; i++) {
      book(sample().cpu(1000, 900).caller(1, 900, measuredUse(A, 1000, 1000, 0)));
    }
    for (int i = 0; i < 100; i++) {
      book(sample().cpu(1000, 900).caller(1, 900, measuredUse(A, 1000, 1000, 500)));
    }
    book(sample().cpu(1000, 900).caller(2, 900, use(A, 1000)));

    assertThat(cpuMs(A)).isBetween(495L, 500L);
  }

  @Test
  void aCallNeverMeasuredIsTakenToBeOnTheCpuThroughout() {
    book(sample().cpu(1000, 900).caller(1, 900, use(A, 200)));

    assertThat(cpuMs(A)).isEqualTo(200);
  }

  @Test
  void aThreadsClockIsTheCeilingOfAllItsCallsTogether() {
    book(sample().cpu(1000, 900).caller(1, 100, use(A, 300), use(B, 100)));

    assertThat(cpuMs(A)).isEqualTo(75);
    assertThat(cpuMs(B)).isEqualTo(25);
  }

  @Test
  void aThreadThatSleptThroughItsCallsBooksNothing() {
    book(sample().cpu(1000, 900).caller(1, 0, use(A, 300)));

    assertThat(cpuMs(A)).isZero();
  }

  @Test
  void readingsThatClaimMoreCpuThanTimeAreHeldToTheTime() {
    book(sample().cpu(1000, 900).caller(1, 900, measuredUse(A, 200, 10, 50)));

    assertThat(cpuMs(A)).isEqualTo(200);
  }

  @Test
  void aReadingThatReachesBackBeforeTheIntervalCountsForThePartInside() {
    // The call took 800 ms, 400 of them on the CPU, but only the last 100 lie in this interval.
    book(sample().cpu(1000, 900).caller(1, 900, measuredUse(A, 100, 800, 400)));

    assertThat(cpuMs(A)).isEqualTo(50);
  }

  @Test
  void threadsWithoutAClockShareByTimeWhatIsNotKnownToBeAnothers() {
    // 900 visible - 300 of the thread with a clock - 100 of the collector leave 500 for 400 + 600.
    book(
        sample()
            .cpu(1000, 900)
            .caller(1, 300)
            .jvm(Account.JVM_GC, 100)
            .virtualCaller(2, use(A, 400))
            .virtualCaller(3, use(B, 600)));

    assertThat(cpuMs(A)).isEqualTo(200);
    assertThat(cpuMs(B)).isEqualTo(300);
    assertThat(ownership(A)).isEqualTo(Ownership.ESTIMATED);
  }

  @Test
  void whatAPinnedThreadsCarrierBurntIsExactAndComesFirst() {
    book(
        sample()
            .cpu(1000, 300)
            .virtualCaller(2, SampleBuilder.pinnedUse(A, 400, 400, 250))
            .virtualCaller(3, measuredUse(B, 600, 600, 600)));

    assertThat(cpuMs(A)).isEqualTo(250);
    assertThat(ownership(A)).isEqualTo(Ownership.EXACT);
    assertThat(cpuMs(B)).isEqualTo(50);
    assertThat(ownership(B)).isEqualTo(Ownership.ESTIMATED);
  }

  @Test
  void whatWasReadOfAPinnedThreadIsExactAndWhatItStandsForIsNot() {
    book(sample().cpu(1000, 900).virtualCaller(2, SampleBuilder.pinnedUse(A, 400, 160, 120)));

    assertThat(cpuMs(A)).isEqualTo(300);
    assertThat(cpuMs(A, Ownership.EXACT)).isEqualTo(120);
    assertThat(cpuMs(A, Ownership.ESTIMATED)).isEqualTo(180);
  }

  @Test
  void ofAPinnedCallThatBeganBeforeTheIntervalThePartInsideIsExact() {
    book(sample().cpu(1000, 900).virtualCaller(2, SampleBuilder.pinnedUse(A, 100, 800, 400)));

    assertThat(cpuMs(A, Ownership.EXACT)).isEqualTo(50);
    assertThat(ownership(A)).isEqualTo(Ownership.EXACT);
  }

  @Test
  void aThreadWithoutAClockClaimsNoMoreThanItsTime() {
    book(sample().cpu(1000, 900).virtualCaller(1, use(A, 200)));

    assertThat(cpuMs(A)).isEqualTo(200);
    assertThat(otherMs()).isEqualTo(700);
  }

  @Test
  void threadsThatLiveThirtyMillisecondsAreBookedNotLost() {
    // The process burns 600 ms a second, of which the surviving tasks show 20.
    long booked = 0;
    for (int second = 0; second < 10; second++) {
      SampleBuilder sample = sample().cpu(1000, 600, 20);
      for (int i = 0; i < 20; i++) {
        sample.endedCaller(second * 20L + i, 30, measuredUse(A, 29, 29, 28));
      }
      book(sample);
      booked += cpuMs(A);
    }
    // But for the 1 ms per thread outside of calls.
    assertThat(booked).isBetween(10 * 560L, 10 * 580L);
    assertThat(ownership(A)).isEqualTo(Ownership.ESTIMATED);
  }

  @Test
  void endedThreadsClaimNoMoreThanIsUnseen() {
    // 200 ahead of the tasks, and up to a step of the clock: 220 unseen for claims of 300 + 100.
    book(
        sample()
            .cpu(1000, 300, 100)
            .endedCaller(1, 300, use(A, 300))
            .endedCaller(2, 100, use(B, 100)));

    assertThat(cpuMs(A)).isEqualTo(165);
    assertThat(cpuMs(B)).isEqualTo(55);
  }

  @Test
  void unseenTimeBeyondTheClaimsIsSharedByTimeInCallsAndOutside() {
    // 400 unseen. Claims 50 + 50. The other 300 over 50 : 50 : 200 ms in A, in B and in no call.
    book(
        sample().cpu(1000, 420, 0).endedCaller(1, 200, use(A, 50)).endedCaller(2, 100, use(B, 50)));

    assertThat(cpuMs(A)).isEqualTo(50 + 50);
    assertThat(cpuMs(B)).isEqualTo(50 + 50);
    assertThat(otherMs()).isEqualTo(200);
  }

  @Test
  void unseenTimeIsNoModelsWhereNoCallingThreadEnded() {
    book(sample().cpu(1000, 420, 100).caller(1, 100, use(A, 50)));

    assertThat(cpuMs(A)).isEqualTo(50);
    assertThat(otherMs()).isEqualTo(350);
  }

  private void book(SampleBuilder sample) {
    split = book.split(sample.build());
  }

  private long cpuMs(ModelKey model) {
    return split.groups().of(Group.of(model)).nanos() / MS;
  }

  private long cpuMs(ModelKey model, Ownership ownership) {
    return split.groups().of(Group.of(model)).nanos(ownership) / MS;
  }

  private long otherMs() {
    return split.groups().of(Group.of(Account.JVM_OTHER)).nanos() / MS;
  }

  private Ownership ownership(ModelKey model) {
    return split.groups().of(Group.of(model)).ownership();
  }
}
