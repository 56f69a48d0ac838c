package io.greenai.agent.weave.advice;

import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Forward pass of one batch whose labels are compared. */
final class DjlValidateBatch {
  private DjlValidateBatch() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter(@Advice.Argument(0) Trainer trainer) {
    return Bridge.enter(trainer.getModel(), Bridge.EVALUATION);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable Object call,
      @Advice.Argument(1) Batch batch,
      @Advice.Thrown @Nullable Throwable failure) {
    Bridge.exit(call, failure);
    Bridge.items(call, batch.getSize());
  }
}
