package io.greenai.agent.weave.advice;

import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.TensorInfo;
import io.greenai.agent.boot.Bridge;
import java.util.Iterator;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * A run of a session. Its items are the first dimension of the first input. {@code OnnxValue} and
 * not the later {@code OnnxTensorLike}, which older versions lack.
 */
final class OrtRun {
  private OrtRun() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter(@Advice.This Object session) {
    return Bridge.enterNative(session, Bridge.INFERENCE);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable Object call,
      @Advice.Argument(0) Map<String, ?> inputs,
      @Advice.Thrown @Nullable Throwable failure) {
    Bridge.exit(call, failure);
    if (call != null && inputs != null) {
      Iterator<?> values = inputs.values().iterator();
      Object first = values.hasNext() ? values.next() : null;
      if (first instanceof OnnxValue value && value.getInfo() instanceof TensorInfo info) {
        long[] shape = info.getShape();
        Bridge.items(call, shape.length > 0 ? shape[0] : 1);
      }
    }
  }
}
