package io.greenai.agent.scope;

import io.greenai.ledger.Phase;

/** Hears of each completed call, on its thread. Must be quick and must not throw. */
public interface CallListener {
  void completed(LoadedModel model, Phase phase, long durationNanos, boolean failed);
}
