package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesCounterTest {
  private static final long SECOND = 1_000_000_000L;

  private final SeriesCounter counter =
      new SeriesCounter("prometheus:cpu", false, Map.of("a", 100L, "b", 5_000L), 0);

  @Test
  void aSeriesThatIsMissingOnAPageIsContinuedWhereItStood() throws Exception {
    assertThat(counter.advance(Map.of("a", 150L), 5 * SECOND)).isEqualTo(50);
    assertThat(counter.advance(Map.of("a", 150L, "b", 5_010L), 10 * SECOND)).isEqualTo(60);
  }

  @Test
  void whatANewSeriesCountedBeforeIsNotEnergyOfTheMoment() throws Exception {
    Map<String, Long> more = Map.of("a", 100L, "b", 5_000L, "c", 9_000_000_000_000L);

    assertThat(counter.advance(more, SECOND)).isZero();
    assertThat(counter.advance(Map.of("c", 9_000_000_000_007L), 2 * SECOND)).isEqualTo(7);
  }

  @Test
  void aLeapThatNoMachineCanDrawIsToldAndNotCounted() throws Exception {
    assertThatThrownBy(() -> counter.advance(Map.of("a", 5_000_000_000_100L), SECOND))
        .isInstanceOf(MeterException.class)
        .hasMessage(
            "prometheus:cpu leapt by 5000000000000 uJ within 1 s, more than 10000 W; that is not"
                + " counted");
    assertThat(counter.advance(Map.of("a", 5_000_000_000_107L), 2 * SECOND)).isEqualTo(7);
  }

  @Test
  void aSeriesThatGoesBackIsToldAndCountingGoesOn() throws Exception {
    assertThatThrownBy(() -> counter.advance(Map.of("a", 200L, "b", 3L), SECOND))
        .isInstanceOf(MeterException.class)
        .hasMessage("prometheus:cpu was reset (b); the energy since the last reading is lost");
    assertThat(counter.advance(Map.of("a", 201L, "b", 4L), 2 * SECOND)).isEqualTo(2);
  }

  @Test
  void betweenTwoStepsItIsLateUnlessItMayRest() throws Exception {
    Map<String, Long> still = Map.of("a", 100L, "b", 5_000L);
    SeriesCounter guest = new SeriesCounter("prometheus:cpu", true, still, 0);

    guest.advance(still, 5 * SECOND);
    counter.advance(still, 5 * SECOND);

    assertThat(guest.lateNanos()).isZero();
    assertThat(counter.lateNanos()).isEqualTo(5 * SECOND);
    counter.advance(Map.of("a", 150L), 6 * SECOND);
    assertThat(counter.lateNanos()).isZero();
  }

  @Test
  void aHostThatDrawsNothingForMinutesIsNoneAndAGuestMay() throws Exception {
    Map<String, Long> still = Map.of("a", 100L, "b", 5_000L);
    SeriesCounter guest = new SeriesCounter("prometheus:cpu", true, still, 0);

    assertThat(guest.advance(still, 121 * SECOND)).isZero();
    assertThatThrownBy(() -> counter.advance(still, 121 * SECOND))
        .isInstanceOf(MeterException.class)
        .hasMessage("prometheus:cpu stands still for more than 110 s");
  }
}
