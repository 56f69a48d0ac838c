package io.greenai.agent.scope;

import java.util.List;

/**
 * A thread's account at one moment.
 *
 * @param cpuNanos its CPU clock, negative where it has none or has ended
 */
record ThreadReading(long nowNanos, long cpuNanos, List<UsageReading> usages) {}
