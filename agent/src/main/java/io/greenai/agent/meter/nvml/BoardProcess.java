package io.greenai.agent.meter.nvml;

/**
 * A process that has a board open for computing.
 *
 * @param memoryBytes of the board; negative where the driver does not tell
 */
record BoardProcess(int pid, long memoryBytes) {
  boolean tellsMemory() {
    return memoryBytes >= 0;
  }
}
