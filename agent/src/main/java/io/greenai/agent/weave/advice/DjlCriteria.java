package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * The way from criteria to a model, of whatever engine: finding, fetching and unpacking it. Which
 * model it is shows at the end.
 */
final class DjlCriteria {
  private DjlCriteria() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter() {
    return Bridge.loading();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable Object load,
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object model) {
    Bridge.loaded(load, model);
  }
}
