package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The application states that a call failed. */
final class OwnFailed {
  private OwnFailed() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(0) Object scope) {
    Bridge.scopeFailed(scope);
  }
}
