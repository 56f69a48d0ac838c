package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** A method of the application that is a model by configuration; each call is one item. */
final class ModelMethod {
  private ModelMethod() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter(
      @ModelName String model,
      @ModelVersion String version,
      @ModelDevice String device,
      @InPhase int phase) {
    return Bridge.enterNamed(model, version, device, phase);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable Object call, @Advice.Thrown @Nullable Throwable failure) {
    Bridge.exit(call, failure);
    Bridge.items(call, 1);
  }
}
