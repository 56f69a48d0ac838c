package io.greenai.agent.cpu;

/**
 * What one thread of this process did since the last sample.
 *
 * @param tid the kernel's id of the thread
 * @param comm the thread's name as the kernel has it, at most 15 bytes
 * @param cpuNanos CPU time since the last sample; since its birth for a thread born after the first
 *     sample; 0 in the first sample, which is the baseline
 * @param totalCpuNanos CPU time since the thread's birth, as far as it was read
 * @param isNew whether no earlier sample showed the thread
 * @param ended whether the thread is gone; {@code cpuNanos} is then what its final reading told, or
 *     0 without one
 */
public record TaskSample(
    int tid, String comm, long cpuNanos, long totalCpuNanos, boolean isNew, boolean ended) {}
