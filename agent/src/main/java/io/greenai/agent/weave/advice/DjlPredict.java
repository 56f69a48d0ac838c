package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** A prediction; {@code predict} is a batch of one. */
final class DjlPredict {
  private DjlPredict() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter(@Advice.FieldValue("model") Object model) {
    return Bridge.enter(model, Bridge.INFERENCE);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable Object call,
      @Advice.Argument(0) List<?> inputs,
      @Advice.Thrown @Nullable Throwable failure) {
    Bridge.exit(call, failure);
    Bridge.items(call, inputs.size());
  }
}
