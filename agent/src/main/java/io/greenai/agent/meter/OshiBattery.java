package io.greenai.agent.meter;

import java.io.IOException;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.PowerSource;

/**
 * The batteries as OSHI sees them. Named only where {@code /sys} does not exist, and may fail to
 * load. Asking takes milliseconds on macOS and longer on Windows.
 */
final class OshiBattery implements Batteries {
  private static final double MOST_MILLIWATTS = 20_000_000;

  private final List<PowerSource> batteries;

  OshiBattery(List<PowerSource> batteries) {
    this.batteries = batteries;
  }

  /**
   * Those of this machine.
   *
   * @throws IOException where it has none
   */
  static Batteries open() throws IOException {
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

  @Override
  public boolean areAllThatSupplies() throws IOException {
    for (PowerSource battery : batteries) {
      if (!battery.updateAttributes()) {
        throw new IOException(battery.getName() + " tells nothing");
      }
    }
    return batteries.stream().noneMatch(PowerSource::isPowerOnLine) && milliwatts() > 0;
  }

  @Override
  public long microwatts() throws IOException {
    double milliwatts = milliwatts();
    if (milliwatts > MOST_MILLIWATTS) { // as Windows tells what it does not know
      throw new IOException("it shows " + milliwatts + " mW, more than 20 kW");
    }
    return Math.round(milliwatts * 1_000);
  }

  /** OSHI tells milliwatts, less than 0 while a battery is discharged. */
  private double milliwatts() {
    return batteries.stream()
        .mapToDouble(battery -> -Math.min(0, battery.getPowerUsageRate()))
        .sum();
  }
}
