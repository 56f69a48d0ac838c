package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import java.math.BigDecimal;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** The application states how good a model is. */
final class OwnScore {
  private OwnScore() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Argument(0) Object scope,
      @Advice.Argument(1) @Nullable String measure,
      @Advice.Argument(2) @Nullable BigDecimal value) {
    Bridge.scopeScore(scope, measure, value);
  }
}
