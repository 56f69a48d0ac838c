package io.greenai.agent.meter;

import java.util.List;

/**
 * Memory that no counter meters: a constant per installed gigabyte. It is the host's where the CPU
 * clock is, and the container's where that sees the container alone.
 */
final class MemoryModelSource implements MeterSource {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Found find(MeterSite site) {
    long ofHost = site.hostCpu().seesWholeHost() ? HardwareInventory.memoryOfNodes(site.sys()) : 0;
    long bytes = ofHost > 0 ? ofHost : HardwareInventory.memoryBytes(site.proc());
    return bytes == 0
        ? Found.nothing(site.proc().resolve("meminfo") + " does not tell the memory")
        : new Found(List.of(new MemoryModelMeter(bytes, site.clock())), List.of(), "");
  }
}
