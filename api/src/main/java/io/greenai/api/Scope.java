package io.greenai.api;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of work on a model, from its start to {@link #close}: one call, of the thread that
 * started it. Any thread may use it.
 *
 * <p>It may be closed on another thread: work is the starting thread's until then. Closing it again
 * changes nothing. One that is never closed ends when it is let go and the garbage collector has
 * seen so; it then counts time but no call.
 */
public final class Scope implements AutoCloseable {

  static final Scope UNBOOKED = new Scope(null);

  private final @Nullable Object link;

  Scope(@Nullable Object link) {
    this.link = link;
  }

  /** Counts {@code count} more items; a call that counts none is for one. Negative is none. */
  public void items(long count) {
    if (link != null) {
      AgentLink.items(link, count);
    }
  }

  /** Counts {@code in} more tokens read and {@code out} more tokens written. Negative is none. */
  public void tokens(long in, long out) {
    if (link != null) {
      AgentLink.tokens(link, in, out);
    }
  }

  /**
   * States how good the model is, by a measure of the application's; the last value of a window
   * stands. A value that is no number, or infinite, is left out.
   *
   * @param measure such as {@code accuracy}; the first 16 are kept
   */
  public void score(String measure, double value) {
    if (link != null && !Double.isNaN(value) && !Double.isInfinite(value)) {
      AgentLink.score(link, measure, BigDecimal.valueOf(value));
    }
  }

  /** The same with the exact value: at most 18 digits before the point and 18 after it. */
  public void score(String measure, BigDecimal value) {
    if (link != null) {
      AgentLink.score(link, measure, value);
    }
  }

  /** States the experiment that the work is part of, until the scope is closed. */
  public void experiment(String id) {
    if (link != null) {
      AgentLink.experiment(link, id);
    }
  }

  /** States that the call is one that failed; a block that throws does not tell by itself. */
  public void failed() {
    if (link != null) {
      AgentLink.failed(link);
    }
  }

  @Override
  public void close() {
    if (link != null) {
      AgentLink.end(link);
    }
  }
}
