package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

/**
 * What the host is made of, as far as it tells.
 *
 * @param cpuModel the processor's own name, or {@code unknown}
 * @param sockets processor packages, 0 where unknown
 * @param physicalCores over all sockets, 0 where unknown
 * @param logicalCpus as the operating system counts them
 * @param memoryBytes 0 where unknown
 * @param virtualMachine the hypervisor's name, or the empty string on bare metal
 */
public record Hardware(
    String cpuModel,
    int sockets,
    int physicalCores,
    int logicalCpus,
    long memoryBytes,
    String virtualMachine) {
  public Hardware {
    requireNonNull(cpuModel, "cpuModel");
    requireNonNull(virtualMachine, "virtualMachine");
  }
}
