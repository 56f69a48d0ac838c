package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** The application states what experiment its work is part of. */
final class OwnExperiment {
  private OwnExperiment() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(0) Object scope, @Advice.Argument(1) @Nullable String id) {
    Bridge.scopeExperiment(scope, id);
  }
}
