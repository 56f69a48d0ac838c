package io.greenai.agent.meter.nvml;

/**
 * An NVIDIA board.
 *
 * @param pciAddress as sysfs writes it, {@code 0000:65:00.0}
 * @param divided whether it is divided into instances (MIG)
 * @param powerLimitMilliwatts what it is made for; 0 where not told
 */
record Board(
    String uuid, String name, String pciAddress, boolean divided, long powerLimitMilliwatts) {

  String meterId() {
    return "nvml:" + pciAddress;
  }
}
