package io.greenai.agent.meter.nvml;

/**
 * How busy a process kept a board's multiprocessors at one of the driver's own samples.
 *
 * @param pid of the driver's view, which may be another PID namespace's
 * @param percent 1 to 100
 */
record Utilisation(int pid, int percent) {}
