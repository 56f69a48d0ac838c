package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What a thread has done with a model in a phase since it was first seen; an open call included.
 */
record UsageReading(
    @Nullable LoadedModel model,
    Phase phase,
    long wallNanos,
    long measuredWallNanos,
    long measuredCpuNanos,
    long lastNanos) {}
