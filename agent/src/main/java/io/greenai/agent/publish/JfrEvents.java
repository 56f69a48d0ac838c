package io.greenai.agent.publish;

import io.greenai.agent.scope.CallListener;
import io.greenai.agent.scope.LoadedModel;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own JFR events, {@code greenai.Window} and {@code greenai.ModelCall}. Where nothing
 * records they cost a few nanoseconds.
 */
public final class JfrEvents implements CallListener {

  private JfrEvents() {}

  /** The events, or {@code null} in a JVM without the {@code jdk.jfr} module. */
  public static @Nullable JfrEvents ifAvailable() {
    if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
      return null;
    }
    try {
      new ModelCallEvent().isEnabled();
      return new JfrEvents();
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** One event for each posting. */
  public void window(Window window) {
    for (Posting posting : window.postings()) {
      WindowEvent event = new WindowEvent();
      if (event.shouldCommit()) {
        event.seq = window.seq();
        event.account = posting.account().id();
        ModelKey model = posting.model();
        event.model = model == null ? "" : model.name();
        event.phase = model == null ? "" : model.phase().id();
        event.energyMicrojoules =
            posting.energyMicrojoules().values().stream().mapToLong(Long::longValue).sum();
        event.cpuNanos = posting.cpuNanos();
        event.quality = posting.quality().id();
        event.commit();
      }
    }
  }

  @Override
  public void completed(LoadedModel model, Phase phase, long durationNanos, boolean failed) {
    ModelCallEvent event = new ModelCallEvent();
    if (event.isEnabled() && event.shouldCommit()) {
      event.model = model.identity().name();
      event.phase = phase.id();
      event.durationNanos = durationNanos;
      event.failed = failed;
      event.commit();
    }
  }
}
