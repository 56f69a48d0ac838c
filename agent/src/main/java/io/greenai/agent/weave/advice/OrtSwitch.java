package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** A session option without a value. */
final class OrtSwitch {
  private OrtSwitch() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object options, @Advice.Origin("#m") String name) {
    Bridge.option(options, name, null);
  }
}
