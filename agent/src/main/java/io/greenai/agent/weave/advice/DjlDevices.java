package io.greenai.agent.weave.advice;

import ai.djl.training.Trainer;
import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The creation of a trainer, which may run its model on several devices. */
final class DjlDevices {
  private DjlDevices() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object trainer) {
    Bridge.devices(((Trainer) trainer).getModel(), ((Trainer) trainer).getDevices());
  }
}
