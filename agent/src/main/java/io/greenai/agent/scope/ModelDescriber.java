package io.greenai.agent.scope;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the objects of a library, once each, what model they are. May throw; callers guard. */
interface ModelDescriber {

  /**
   * What a model states of itself.
   *
   * @param names it goes by, the best first; a path, a file name, a graph name; not empty
   */
  record Description(List<String> names, String version, String engine, String device) {}

  boolean knows(Object model);

  /**
   * Describes a model.
   *
   * @param source path, bytes or buffer that it was created from, if seen
   * @param options that it was created with, if seen
   */
  Description describe(Object model, @Nullable Object source, @Nullable SessionSettings options)
      throws ReflectiveOperationException;

  /** Whether native threads that serve such an object alone come with its creation. */
  default boolean bringsWorkers() {
    return false;
  }

  /** The object behind a wrapper, or the object itself. */
  default Object unwrap(Object model) throws ReflectiveOperationException {
    return model;
  }
}
