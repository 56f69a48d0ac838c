package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** The environment with a thread pool that all sessions share. */
final class OrtGlobalPool {
  private OrtGlobalPool() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter() {
    return Bridge.poolCreating("onnxruntime");
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Enter @Nullable Object creation) {
    Bridge.poolCreated(creation);
  }
}
