package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens and ends scopes by the application's own word. Runs on the application's threads. */
final class OwnScopes {

  private final ThreadScopes threads;
  private final ModelRegistry models;
  private final FirstSlip count;
  private final FirstSlip device;

  /**
   * Scopes of these threads and models.
   *
   * @param tell takes one line about the first slip of each kind
   */
  OwnScopes(ThreadScopes threads, ModelRegistry models, Consumer<String> tell) {
    this.threads = threads;
    this.models = models;
    this.count = new FirstSlip(tell);
    this.device = new FirstSlip(tell);
  }

  /** A scope of the calling thread; {@code null} where it has no room. */
  @Nullable OwnScope start(
      @Nullable String model, @Nullable String version, @Nullable String device, Phase phase) {
    String name = Word.cut(orElse(model, "unknown"));
    LoadedModel named =
        models.named(name, Word.cut(orElse(version, "")), known(name, orElse(device, "cpu")));
    Frame frame = threads.current().push(named, phase);
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
    return threads.isCurrent(scope.thread) ? scope.complete() : -1;
  }

  /** Counts items; no number that can only be a slip. */
  void items(OwnScope scope, long count) {
    scope.items(counted(scope, count, "items"));
  }

  /** The same for tokens. */
  void tokens(OwnScope scope, long in, long out) {
    scope.tokens(counted(scope, in, "tokens"), counted(scope, out, "tokens"));
  }

  private long counted(OwnScope scope, long stated, String unit) {
    if (!Counts.isSlip(stated)) {
      return Math.max(0, stated);
    }
    count.tell(
        () ->
            "a scope of model '"
                + scope.model.identity().name()
                + "' states "
                + stated
                + " "
                + unit
                + " at once, but at most "
                + Counts.MAX_AT_ONCE
                + " are counted; such counts are left out");
    return 0;
  }

  private String known(String model, String stated) {
    if (Devices.isOne(stated)) {
      return stated;
    }
    device.tell(
        () ->
            "device '"
                + Word.cut(stated)
                + "' of model '"
                + model
                + "' is not "
                + Devices.FORM_IN_WORDS
                + "; it is booked as on the CPU");
    return "cpu";
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }
}
