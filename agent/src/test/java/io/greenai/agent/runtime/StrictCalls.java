package io.greenai.agent.runtime;

import io.greenai.agent.scope.Calls;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.agent.scope.NativePools;
import io.greenai.agent.scope.ThreadScopes;

/** Books of calls in which nothing may go wrong. */
final class StrictCalls {
  private StrictCalls() {}

  static Calls of(ThreadScopes threads, ModelRegistry models) {
    return new Calls(
        threads,
        models,
        new NativePools(),
        (tag, tids) -> {},
        told -> {
          throw new AssertionError(told);
        });
  }
}
