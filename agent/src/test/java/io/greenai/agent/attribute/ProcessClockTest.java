package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Quality;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProcessClockTest {
  private final ProcessClock clock = new ProcessClock();

  @Test
  void stepsOfTheProcessClockAreNoDeadThreads() {
    for (int i = 0; i < 50; i++) {
      assertThat(advance(10, 15)).isEqualTo(new ProcessClock.Reading(15 * MS, 0));
      assertThat(advance(20, 15)).isEqualTo(new ProcessClock.Reading(15 * MS, 0));
    }
  }

  @Test
  void aSteadyLossIsFoundButForOneStep() {
    long unseen = 0;
    for (int i = 0; i < 100; i++) {
      unseen += advance(13, 10).unseenNanos();
    }
    assertThat(unseen).isEqualTo(300 * MS - ProcessClock.STEP_NANOS);
  }

  @Test
  void whatExceedsAStepIsUnseenAtOnce() {
    assertThat(advance(500, 100)).isEqualTo(new ProcessClock.Reading(480 * MS, 380 * MS));
    assertThat(advance(500, 100)).isEqualTo(new ProcessClock.Reading(500 * MS, 400 * MS));
  }

  @Test
  void whatEndedThreadsClaimIsBelievedWithinAStep() {
    // Counted in ticks, 65 ms of a dead thread may show as 50.
    assertThat(advance(150, 100, 65)).isEqualTo(new ProcessClock.Reading(165 * MS, 65 * MS));
    // The 15 ms are known now: nothing is left of them when the process clock catches up.
    assertThat(advance(115, 100)).isEqualTo(new ProcessClock.Reading(100 * MS, 0));
  }

  @Test
  void claimsBeyondAStepAreNot() {
    assertThat(advance(150, 100, 400)).isEqualTo(new ProcessClock.Reading(170 * MS, 70 * MS));
    assertThat(advance(100, 100, 400)).isEqualTo(new ProcessClock.Reading(100 * MS, 0));
  }

  @Test
  void tasksThatRunAheadAreHeldToTheProcessClock() {
    assertThat(advance(100, 500)).isEqualTo(new ProcessClock.Reading(120 * MS, 0));
    assertThat(advance(100, 500)).isEqualTo(new ProcessClock.Reading(100 * MS, 0));
  }

  @Property
  void overARunTheProcessClockIsRightToAStep(
      @ForAll @Size(max = 60) List<@IntRange(max = 4000) Integer> process,
      @ForAll @Size(min = 60, max = 60) List<@IntRange(max = 4000) Integer> visible,
      @ForAll @Size(min = 60, max = 60) List<@IntRange(max = 4000) Integer> claimed) {
    ProcessClock fresh = new ProcessClock();
    long counted = 0;
    long booked = 0;
    for (int i = 0; i < process.size(); i++) {
      ProcessClock.Reading reading =
          fresh.advance(
              new CpuClocks(0, process.get(i) * MS, visible.get(i) * MS, Quality.MEASURED),
              claimed.get(i) * MS);
      assertThat(reading.unseenNanos()).isBetween(0L, reading.nanos());
      counted += process.get(i) * MS;
      booked += reading.nanos();
    }
    assertThat(counted - booked).isBetween(-ProcessClock.STEP_NANOS, ProcessClock.STEP_NANOS);
  }

  private ProcessClock.Reading advance(long processMs, long visibleMs) {
    return advance(processMs, visibleMs, 0);
  }

  private ProcessClock.Reading advance(long processMs, long visibleMs, long claimedMs) {
    return clock.advance(
        new CpuClocks(0, processMs * MS, visibleMs * MS, Quality.MEASURED), claimedMs * MS);
  }
}
