package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * A session option with a value, once it is taken: applications ask for accelerators that may not
 * be there. The library has no getter for it.
 */
final class OrtOption {
  private OrtOption() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.This Object options,
      @Advice.Origin("#m") String name,
      @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object value) {
    Bridge.option(options, name, value);
  }
}
