package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;

/**
 * CPU time of host and process in an interval. The kernel's counters do step back now and then (a
 * CPU goes offline), so negative differences count as 0.
 *
 * @param hostBusyNanos user, nice, system, irq and softirq time of all CPUs; waiting for I/O and
 *     stolen time are not busy. May lag behind the process or be 0
 * @param processNanos user and system time of this process, threads that have ended included;
 *     counts in steps of a kernel tick, mostly 10 ms
 * @param visibleTaskNanos sum over all live tasks of this process, a new one from its birth; where
 *     tasks cannot be listed give {@code processNanos}, so that nothing counts as unseen
 * @param quality of these clocks
 */
public record CpuClocks(
    long hostBusyNanos, long processNanos, long visibleTaskNanos, Quality quality) {
  public CpuClocks {
    requireNonNull(quality, "quality");
    hostBusyNanos = Math.max(0, hostBusyNanos);
    processNanos = Math.max(0, processNanos);
    visibleTaskNanos = Math.max(0, visibleTaskNanos);
  }
}
