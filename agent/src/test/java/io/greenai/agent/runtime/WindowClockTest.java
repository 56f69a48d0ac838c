package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowClockTest {
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Instant START = Instant.parse("2026-11-23T10:00:42.500Z");
  private static final Instant BOUNDARY = Instant.parse("2026-11-23T10:01:00Z");
  private static final long ORIGIN = 7_000_000_000L;

  private final WindowClock clock = new WindowClock(WINDOW, START, ORIGIN);

  @Test
  void theFirstWindowEndsAtTheNextMultipleOfItsLength() {
    assertThat(clock.start()).isEqualTo(START);
    assertThat(clock.endNanos()).isEqualTo(ORIGIN + Duration.ofMillis(17_500).toNanos());
  }

  @Test
  void aRunThatStartsOnABoundaryHasAWholeWindow() {
    WindowClock onBoundary = new WindowClock(WINDOW, BOUNDARY, ORIGIN);

    assertThat(onBoundary.endNanos()).isEqualTo(ORIGIN + WINDOW.toNanos());
  }

  @Test
  void theNextWindowBeginsAtThePlannedBoundaryThoughItsSampleComesLate() {
    Instant late = BOUNDARY.plusMillis(120);

    clock.next(late, nanosAt(late));

    assertThat(clock.start()).isEqualTo(BOUNDARY);
    assertThat(clock.endNanos()).isEqualTo(nanosAt(BOUNDARY.plus(WINDOW)));
  }

  @Test
  void afterAHoleTheNextWindowBeginsWhereItIs() {
    Instant muchLater = BOUNDARY.plusSeconds(200).plusNanos(123_456_789);

    clock.next(muchLater, nanosAt(muchLater));

    assertThat(clock.start()).isEqualTo(Instant.parse("2026-11-23T10:04:20.123Z"));
    assertThat(clock.endNanos()).isEqualTo(nanosAt(Instant.parse("2026-11-23T10:05:00Z")));
  }

  @Test
  void aWallClockThatIsSlewedHasNotStepped() {
    assertThat(clock.stepped(BOUNDARY.plusMillis(1_900), nanosAt(BOUNDARY))).isZero();
    assertThat(clock.stepped(BOUNDARY.minusMillis(1_900), nanosAt(BOUNDARY))).isZero();
  }

  @Test
  void aWallClockThatStepsIsToldInBothDirections() {
    assertThat(clock.stepped(BOUNDARY.plusSeconds(3_600), nanosAt(BOUNDARY)))
        .isEqualTo(Duration.ofHours(1));
    assertThat(clock.stepped(BOUNDARY.minusSeconds(5), nanosAt(BOUNDARY)))
        .isEqualTo(Duration.ofSeconds(-5));
  }

  @Test
  void afterAStepWindowsEndOnTheBoundariesOfTheNewTime() {
    Instant stepped = BOUNDARY.plusSeconds(3_610);

    clock.next(stepped, nanosAt(BOUNDARY));

    assertThat(clock.start()).isEqualTo(stepped);
    assertThat(clock.endNanos() - nanosAt(BOUNDARY)).isEqualTo(Duration.ofSeconds(50).toNanos());
    assertThat(clock.stepped(stepped.plusSeconds(50), clock.endNanos())).isZero();
  }

  private static long nanosAt(Instant wall) {
    return ORIGIN + Duration.between(START, wall).toNanos();
  }
}
