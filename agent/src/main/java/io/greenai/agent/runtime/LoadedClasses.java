package io.greenai.agent.runtime;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The classes that an application had loaded before the agent came. */
final class LoadedClasses {

  private final Instrumentation instrumentation;
  private final Consumer<String> tell;

  /**
   * Those of this JVM.
   *
   * @param tell takes one line for each class that cannot be woven any more
   */
  LoadedClasses(Instrumentation instrumentation, Consumer<String> tell) {
    this.instrumentation = instrumentation;
    this.tell = tell;
  }

  /**
   * Has them transformed again: at one go, which stops the application once. The JVM changes all of
   * them or none, so where one cannot be changed each goes alone.
   *
   * @param wanted by binary name
   */
  void transform(Predicate<String> wanted) {
    Class<?>[] classes =
        Arrays.stream(instrumentation.getAllLoadedClasses())
            .filter(loaded -> wanted.test(loaded.getName()))
            .filter(instrumentation::isModifiableClass)
            .toArray(Class<?>[]::new);
    if (classes.length == 0 || failure(classes) == null) {
      return;
    }
    for (Class<?> alone : classes) {
      Throwable failure = failure(alone);
      if (failure != null) {
        tell.accept(
            alone.getName()
                + " was loaded before the attach and is not woven, its calls are not booked: "
                + failure);
      }
    }
  }

  private @Nullable Throwable failure(Class<?>... classes) {
    try {
      instrumentation.retransformClasses(classes);
      return null;
    } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError e) {
      return e;
    }
  }
}
