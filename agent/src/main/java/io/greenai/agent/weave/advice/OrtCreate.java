package io.greenai.agent.weave.advice;

import io.greenai.agent.boot.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** The creation of a session from a path, bytes or a buffer. */
final class OrtCreate {
  private OrtCreate() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static @Nullable Object enter(
      @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object source,
      @Advice.Argument(value = 2, typing = Assigner.Typing.DYNAMIC) Object options) {
    return Bridge.creating(source, options);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable Object creation,
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object session) {
    Bridge.created(creation, session);
  }
}
