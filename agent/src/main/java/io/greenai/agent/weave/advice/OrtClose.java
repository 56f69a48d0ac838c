package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;

/** The end of a session; its native threads vanish inside. */
final class OrtClose {
  private OrtClose() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object session) {
    Bridge.closing(session);
  }
}
