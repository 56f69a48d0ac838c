package io.greenai.agent.runtime;

import io.greenai.agent.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells, once, of configured methods whose class never came: after a minute, or when the JVM ends
 * before that. A name that is misspelt would otherwise be a silent zero. The end of the JVM is not
 * held up with looking for what may have been meant.
 */
final class MissingMethods {

  private static final long GRACE_SECONDS = 60;

  private final Weaver weaver;
  private final Instrumentation instrumentation;
  private final AtomicBoolean told = new AtomicBoolean();

  private MissingMethods(Weaver weaver, Instrumentation instrumentation) {
    this.weaver = weaver;
    this.instrumentation = instrumentation;
  }

  static void watch(Weaver weaver, Instrumentation instrumentation) {
    MissingMethods missing = new MissingMethods(weaver, instrumentation);
    Threads.start("greenai-methods", missing::tellInTime);
    try {
      Runtime.getRuntime()
          .addShutdownHook(Threads.create("greenai-methods-end", missing::tellAtTheEnd));
    } catch (IllegalStateException e) {
      missing.tellAtTheEnd(); // the JVM is going down already
    }
  }

  private void tellInTime() {
    try {
      TimeUnit.SECONDS.sleep(GRACE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (told.compareAndSet(false, true)) {
      tell(
          Arrays.stream(instrumentation.getAllLoadedClasses())
              .filter(type -> type.getClassLoader() != null && !type.isArray())
              .map(type -> type.getName())
              .toList());
    }
  }

  private void tellAtTheEnd() {
    if (told.compareAndSet(false, true)) {
      tell(List.of());
    }
  }

  private void tell(List<String> loaded) {
    weaver.missing(loaded).forEach(Console::tell);
  }
}
