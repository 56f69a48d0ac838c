package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import oshi.hardware.PowerSource;

/** A laptop with macOS or Windows, whose battery OSHI tells. */
class OshiBatteryTest {
  private static final long SECOND = 1_000_000_000L;

  private boolean onMains = true;
  private boolean answers = true;
  private double milliwatts;
  private long clock;
  private final Meter meter =
      new BatteryMeter(
          OshiBatterySource.DECLARATION, new OshiBattery(List.of(battery())), () -> clock);

  @Test
  void onMainsItHasNothingToTellAndIsNotAtFault() {
    milliwatts = 45_000;
    assertNothingToTell();
    milliwatts = 0;
    assertNothingToTell();
    milliwatts = -2_000; // to keep its charge low
    assertNothingToTell();
  }

  @Test
  void theMomentAfterThePlugIsPulledItMayNotKnowItsRateYet() {
    onMains = false;

    assertNothingToTell();
  }

  @Test
  void whileItIsDischargedItIsTheWholeLaptop() throws Exception {
    onMains = false;
    milliwatts = -12_000;
    assertThat(meter.readMicrojoules()).isZero();
    clock += 2 * SECOND;
    assertThat(meter.readMicrojoules()).isEqualTo(24_000_000);

    onMains = true;
    clock += 60 * SECOND;
    assertNothingToTell();
    onMains = false;
    clock += SECOND;
    assertThat(meter.readMicrojoules()).as("nothing of the time on mains").isEqualTo(24_000_000);
    clock += SECOND;
    assertThat(meter.readMicrojoules()).isEqualTo(36_000_000);
  }

  @Test
  void aBatteryThatDoesNotAnswerIsAFailure() {
    answers = false;

    assertThatThrownBy(meter::readMicrojoules)
        .isInstanceOf(MeterException.class)
        .isNotInstanceOf(NothingToTell.class)
        .hasMessageContaining("a battery tells nothing");
  }

  /** BATTERY_UNKNOWN_RATE of Windows. */
  @Test
  void aRateThatWindowsDoesNotKnowIsNoPower() {
    onMains = false;
    milliwatts = Integer.MIN_VALUE;

    assertThatThrownBy(meter::readMicrojoules)
        .isInstanceOf(MeterException.class)
        .hasMessageContaining("more than 20 kW");
  }

  private void assertNothingToTell() {
    assertThatThrownBy(meter::readMicrojoules).isInstanceOf(NothingToTell.class);
  }

  private PowerSource battery() {
    return (PowerSource)
        Proxy.newProxyInstance(
            PowerSource.class.getClassLoader(),
            new Class<?>[] {PowerSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "updateAttributes" -> answers;
                  case "isPowerOnLine" -> onMains;
                  case "getPowerUsageRate" -> milliwatts;
                  case "getName" -> "a battery";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
