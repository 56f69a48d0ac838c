package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** The application opens a scope by its own word. */
final class OwnStart {
  private OwnStart() {}

  @SuppressWarnings("UnusedVariable") // what is assigned is what the method returns
  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Argument(0) @Nullable String model,
      @Advice.Argument(1) @Nullable String version,
      @Advice.Argument(2) @Nullable String device,
      @Advice.Argument(3) int phase,
      @Advice.Return(readOnly = false) @Nullable Object scope) {
    scope = Bridge.started(model, version, device, phase);
  }
}
