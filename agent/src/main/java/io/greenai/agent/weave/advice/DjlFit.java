package io.greenai.agent.weave.advice;

import ai.djl.training.Trainer;
import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * A whole training. What is inside it and in none of the woven steps is the reading and batching of
 * data.
 */
final class DjlFit {
  private DjlFit() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object trainer) {
    Bridge.open(((Trainer) trainer).getModel(), Bridge.DATA_PREPARATION);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    Bridge.close();
  }
}
