package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The application counts items. */
final class OwnItems {
  private OwnItems() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(0) Object scope, @Advice.Argument(1) long count) {
    Bridge.scopeItems(scope, count);
  }
}
