package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** A prediction whose results come one by one later on; it is one item. */
final class DjlStreamingPredict {
  private DjlStreamingPredict() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter(@Advice.FieldValue("model") Object model) {
    return Bridge.enter(model, Bridge.INFERENCE);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable Object call, @Advice.Thrown @Nullable Throwable failure) {
    Bridge.exit(call, failure);
    Bridge.items(call, 1);
  }
}
