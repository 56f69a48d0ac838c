package io.greenai.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows that wait to be written, in order, bounded by count and bytes. When it is full the oldest
 * is lost; the oldest that is left then carries a gap that says so.
 */
final class Backlog {
  private final int maxWindows;
  private final long maxBytes;
  private final Deque<Held> held = new ArrayDeque<>();
  private long bytes;
  private @Nullable Gap gap;
  private long windowsLost;

  /** A window and its line's body. */
  static final class Held {
    private final Window window;
    private final byte[] body;

    private Held(Window window) {
      this.window = window;
      this.body = LineEncoder.body(window);
    }

    Window window() {
      return window;
    }

    byte[] body() {
      return body;
    }
  }

  Backlog(int maxWindows, long maxBytes) {
    this.maxWindows = maxWindows;
    this.maxBytes = maxBytes;
  }

  /**
   * Adds a window.
   *
   * @param reason why windows have to wait, told in the gap if one is lost
   */
  void add(Window window, String reason) {
    Held added = new Held(window);
    held.addLast(added);
    bytes += added.body.length;
    while (held.size() > maxWindows || (bytes > maxBytes && held.size() > 1)) {
      Held lost = held.removeFirst();
      bytes -= lost.body.length;
      lose(lost.window, reason);
    }
  }

  /** The oldest window with the gap before it, or null where none waits. */
  @Nullable Held oldest() {
    Held oldest = held.peekFirst();
    if (oldest == null || gap == null) {
      return oldest;
    }
    Window window = oldest.window;
    List<Gap> gaps = new ArrayList<>();
    gaps.add(gap);
    gaps.addAll(window.gaps());
    Window told =
        new Window(
            window.seq(),
            window.start(),
            window.durationNanos(),
            window.meters(),
            window.postings(),
            gaps);
    return new Held(told);
  }

  /** Takes the oldest away: it, and the gap before it, have been written. */
  void written() {
    bytes -= held.removeFirst().body.length;
    gap = null;
  }

  int windows() {
    return held.size();
  }

  /** Windows lost so far. */
  long windowsLost() {
    return windowsLost;
  }

  private void lose(Window window, String reason) {
    windowsLost++;
    Instant end = window.start().plusNanos(window.durationNanos());
    Gap before = gap;
    if (before == null) {
      gap = new Gap(window.start(), window.durationNanos(), reason, 1);
    } else {
      long nanos = Math.max(0, Duration.between(before.start(), end).toNanos());
      gap = new Gap(before.start(), nanos, before.reason(), before.windowsLost() + 1);
    }
  }
}
