package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The end of the recorded part of a training loop. */
final class DjlCollectorClose {
  private DjlCollectorClose() {}

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    Bridge.close();
  }
}
