package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.MS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostClockTest {
  private final HostClock clock = new HostClock();

  @Test
  void ticksToAndFroAreNoOtherProcess() {
    long host = 0;
    for (int second = 0; second < 600; second++) {
      host += clock.advance((second % 2 == 0 ? 110 : 130) * MS, 120 * MS);
    }

    assertThat(host).isBetween(600 * 120 * MS, 600 * 120 * MS + 20 * MS);
  }

  @Test
  void otherProcessesAreCountedToTheTickHoweverMuchTheClockSteps() {
    long host = 0;
    long[] steps = {119, 129, 119, 149}; // 9 ms of others a second
    for (int second = 0; second < 600; second++) {
      host += clock.advance(steps[second % steps.length] * MS, 120 * MS);
    }

    assertThat(host).isEqualTo(600 * 129 * MS);
  }

  @Test
  void itIsNeverLessThanTheProcess() {
    assertThat(clock.advance(100 * MS, 150 * MS)).isEqualTo(150 * MS);
    assertThat(clock.advance(160 * MS, 150 * MS)).isEqualTo(150 * MS);
    assertThat(clock.advance(200 * MS, 150 * MS)).isEqualTo(160 * MS);
  }

  @Test
  void aClockThatNeverCatchesUpHidesOthersForATenthOfASecondAtMost() {
    for (int second = 0; second < 600; second++) {
      clock.advance(0, 120 * MS);
    }

    assertThat(clock.advance(720 * MS, 120 * MS)).isEqualTo(620 * MS);
  }
}
