package io.greenai.agent.scope;

import io.greenai.ledger.ModelKey;

/**
 * What a model in a phase has had of an accelerator's time so far.
 *
 * @param device one, as {@code gpu0}
 * @param nanos time with a call in flight; what overlaps with other models is shared equally
 */
public record DeviceTime(String device, ModelKey model, long nanos) {}
