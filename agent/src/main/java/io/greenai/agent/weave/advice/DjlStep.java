package io.greenai.agent.weave.advice;

import ai.djl.training.Trainer;
import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The update of the parameters after a batch. */
final class DjlStep {
  private DjlStep() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object trainer) {
    Bridge.open(((Trainer) trainer).getModel(), Bridge.TRAINING);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    Bridge.close();
  }
}
