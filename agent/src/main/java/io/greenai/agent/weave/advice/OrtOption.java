package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** A session option with a value; the library has no getter for it. */
final class OrtOption {
  private OrtOption() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.This Object options,
      @Advice.Origin("#m") String name,
      @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object value) {
    Bridge.option(options, name, value);
  }
}
