package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Results that are computed when they are asked for. */
final class DjlStream {
  private DjlStream() {}

  @SuppressWarnings("UnusedVariable") // what is assigned is what the method returns
  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object results) {
    results = Bridge.streamed(results);
  }
}
