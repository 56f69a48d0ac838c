package io.greenai.agent.weave.advice;

import ai.djl.training.Trainer;
import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** The evaluation of a data set; its batches are woven too. */
final class DjlEvaluate {
  private DjlEvaluate() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object trainer) {
    Bridge.open(((Trainer) trainer).getModel(), Bridge.EVALUATION);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    Bridge.close();
  }
}
