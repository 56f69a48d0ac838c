package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The loading of a model; sessions created inside it are its own. */
final class DjlLoad {
  private DjlLoad() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object model) {
    Bridge.open(model, Bridge.LOADING);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    Bridge.close();
  }
}
