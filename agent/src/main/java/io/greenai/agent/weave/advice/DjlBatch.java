package io.greenai.agent.weave.advice;

import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** What a trainer does with one batch; its items are those of the batch. */
final class DjlBatch {
  private DjlBatch() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter(
      @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object trainer,
      @InPhase int phase) {
    return Bridge.enter(((Trainer) trainer).getModel(), phase);
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
