package io.greenai.agent.weave.advice;

import ai.djl.training.Trainer;
import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * A stretch of work with a trainer that is no call of its own: a whole training, in which what is
 * in none of the woven steps is the reading and batching of data; the evaluation of a data set,
 * whose batches are woven too; a device's share of a batch, which may be on a thread of its own.
 */
final class DjlTraining {
  private DjlTraining() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object trainer,
      @InPhase int phase) {
    Bridge.open(((Trainer) trainer).getModel(), phase);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    Bridge.close();
  }
}
