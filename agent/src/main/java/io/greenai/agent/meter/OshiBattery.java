package io.greenai.agent.meter;

import java.io.IOException;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.PowerSource;

/**
 * The batteries as OSHI sees them. Named only where {@code /sys} does not exist, and may fail to
 * load. Asking takes milliseconds on macOS and longer on Windows.
 */
final class OshiBattery implements PowerInput {
  private final List<PowerSource> batteries;

  private OshiBattery(List<PowerSource> batteries) {
    this.batteries = batteries;
  }

  /**
   * Those of this machine.
   *
   * @throws IOException where it has none
   */
  static PowerInput open() throws IOException {
    List<PowerSource> batteries =
        new SystemInfo()
            .getHardware().getPowerSources().stream()
                .filter(source -> source.getMaxCapacity() > 1)
                .toList();
    if (batteries.isEmpty()) {
      throw new IOException("no battery");
    }
    return new OshiBattery(batteries);
  }

  /** OSHI tells milliwatts, less than 0 while a battery is discharged. */
  @Override
  public long microwatts() throws IOException {
    double milliwatts = 0;
    for (PowerSource battery : batteries) {
      if (!battery.updateAttributes()) {
        throw new IOException(battery.getName() + " tells nothing");
      }
      milliwatts -= Math.min(0, battery.getPowerUsageRate());
    }
    if (milliwatts <= 0) {
      throw new IOException("on mains");
    }
    return Math.round(milliwatts * 1_000);
  }
}
