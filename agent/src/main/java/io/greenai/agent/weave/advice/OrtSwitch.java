package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** A session option without a value, once it is taken. */
final class OrtSwitch {
  private OrtSwitch() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object options, @Advice.Origin("#m") String name) {
    Bridge.option(options, name, null);
  }
}
