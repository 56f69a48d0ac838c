package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The application counts tokens. */
final class OwnTokens {
  private OwnTokens() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Argument(0) Object scope, @Advice.Argument(1) long in, @Advice.Argument(2) long out) {
    Bridge.scopeTokens(scope, in, out);
  }
}
