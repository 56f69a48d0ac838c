package io.greenai.api;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the agent weaves: it gives these methods the bodies that they lack. Their names and
 * parameters are the contract with every agent of the same major version.
 */
final class AgentLink {
  private AgentLink() {}

  /** What the other methods want back, or {@code null} where nothing is booked. */
  static @Nullable Object start(
      @Nullable String model, @Nullable String version, @Nullable String device, int phase) {
    return null;
  }

  static void items(Object scope, long count) {}

  static void tokens(Object scope, long in, long out) {}

  static void score(Object scope, @Nullable String measure, @Nullable BigDecimal value) {}

  static void experiment(Object scope, @Nullable String id) {}

  static void failed(Object scope) {}

  static void end(Object scope) {}
}
