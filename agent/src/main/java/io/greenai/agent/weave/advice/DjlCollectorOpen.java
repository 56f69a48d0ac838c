package io.greenai.agent.weave.advice;

import ai.djl.training.Trainer;
import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** The start of the recorded part of a training loop, the application's own loops included. */
final class DjlCollectorOpen {
  private DjlCollectorOpen() {}

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.This Object trainer, @Advice.Thrown @Nullable Throwable failure) {
    if (failure == null) {
      Bridge.open(((Trainer) trainer).getModel(), Bridge.TRAINING);
    }
  }
}
