package io.greenai.agent.weave.advice;

import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Forward pass of one batch whose labels are compared. */
final class DjlValidateBatch {
  private DjlValidateBatch() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter(
      @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object trainer) {
    return Bridge.enter(((Trainer) trainer).getModel(), Bridge.EVALUATION);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable Object call,
      @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object batch,
      @Advice.Thrown @Nullable Throwable failure) {
    Bridge.exit(call, failure);
    Bridge.items(call, ((Batch) batch).getSize());
  }
}
