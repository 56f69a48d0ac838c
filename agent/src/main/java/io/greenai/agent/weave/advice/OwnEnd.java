package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The application closes a scope. */
final class OwnEnd {
  private OwnEnd() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(0) Object scope) {
    Bridge.scopeEnded(scope);
  }
}
