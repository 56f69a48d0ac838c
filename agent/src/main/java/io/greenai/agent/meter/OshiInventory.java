package io.greenai.agent.meter;

import io.greenai.ledger.Hardware;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;

/**
 * The inventory as OSHI sees it. The only class that names OSHI: it is loaded where {@code /proc}
 * leaves something open, and may fail to.
 */
final class OshiInventory {
  private OshiInventory() {}

  static Hardware read() {
    HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
    CentralProcessor processor = hardware.getProcessor();
    return new Hardware(
        processor.getProcessorIdentifier().getName().strip(),
        processor.getPhysicalPackageCount(),
        processor.getPhysicalProcessorCount(),
        processor.getLogicalProcessorCount(),
        hardware.getMemory().getTotal(),
        "");
  }
}
