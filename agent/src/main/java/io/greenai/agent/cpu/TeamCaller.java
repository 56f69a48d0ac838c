package io.greenai.agent.cpu;

/**
 * A Java thread that has called models, during one sample.
 *
 * @param tid the kernel's id of the thread
 * @param comm the thread's name as the kernel has it
 * @param javaThreadId {@link Thread#getId()}
 * @param inCallNanos time that it was inside calls of models since the last sample
 * @param hasUnknownWorkers whether a model that it called may have native workers that nobody saw
 *     come, so that they bear whatever name
 */
public record TeamCaller(
    int tid, String comm, long javaThreadId, long inCallNanos, boolean hasUnknownWorkers) {}
