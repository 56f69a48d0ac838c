package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
import org.jspecify.annotations.Nullable;

/** Opens and ends scopes by the application's own word. Runs on the application's threads. */
final class OwnScopes {

  private final ThreadScopes threads;
  private final ModelRegistry models;

  OwnScopes(ThreadScopes threads, ModelRegistry models) {
    this.threads = threads;
    this.models = models;
  }

  /** A scope of the calling thread; {@code null} where it has no room. */
  @Nullable OwnScope start(
      @Nullable String model, @Nullable String version, @Nullable String device, Phase phase) {
    LoadedModel named =
        models.named(orElse(model, "unknown"), orElse(version, ""), orElse(device, ""));
    ThreadScope.Frame frame = threads.current().push(named, phase);
    return frame == null ? null : OwnScope.of(named, phase, frame);
  }

  /**
   * Ends a scope, on whatever thread; again it changes nothing.
   *
   * @return how long the call took, or a negative number where it does not count
   */
  long end(OwnScope scope) {
    if (!scope.close()) {
      return -1;
    }
    if (threads.current() == scope.thread) {
      scope.thread.end(scope);
    } else {
      scope.end.at(System.nanoTime());
    }
    return threads.isCurrent(scope) ? scope.complete() : -1;
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }
}
