package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The end of a model. */
final class DjlClose {
  private DjlClose() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object model) {
    Bridge.closing(model);
  }
}
