package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceClockTest {
  private final DeviceClock clock = new DeviceClock("gpu0", 0);
  private final DeviceClock.Presence a = clock.presence();
  private final DeviceClock.Presence b = clock.presence();

  @Test
  void aModelAloneHasAllTheTime() {
    a.enter(100);
    a.leave(400);

    assertThat(a.totalNanos(1000)).isEqualTo(300);
  }

  @Test
  void modelsThatOverlapShareEquallyForAsLongAsTheyDo() {
    a.enter(0);
    b.enter(500);
    b.leave(1000);
    a.leave(1000);

    assertThat(a.totalNanos(1000)).isEqualTo(750);
    assertThat(b.totalNanos(1000)).isEqualTo(250);
  }

  @Test
  void severalThreadsInOneModelCountOnce() {
    a.enter(0);
    a.enter(100);
    b.enter(200);
    a.leave(300);
    a.leave(400);
    b.leave(400);

    assertThat(a.totalNanos(400)).isEqualTo(300);
    assertThat(b.totalNanos(400)).isEqualTo(100);
  }

  @Test
  void aCallStillOpenCountsUpToNow() {
    a.enter(100);

    assertThat(a.totalNanos(150)).isEqualTo(50);
    assertThat(a.totalNanos(250)).isEqualTo(150);
  }

  @Test
  void aThreadThatReadTheTimeBeforeAnotherTakesNothingBack() {
    a.enter(100);
    b.enter(200);
    a.leave(190);

    assertThat(a.totalNanos(200)).isEqualTo(100);
    assertThat(b.totalNanos(260)).isEqualTo(60);
  }

  @Test
  void timeWithoutAnyModelIsNobodys() {
    a.enter(100);
    a.leave(200);
    b.enter(700);
    b.leave(900);

    assertThat(a.totalNanos(1000) + b.totalNanos(1000)).isEqualTo(300);
  }
}
