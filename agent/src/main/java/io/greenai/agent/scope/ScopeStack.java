package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The open scopes of one thread, the innermost on top. Written by that thread alone, under its
 * scope's version; frames are used again, so that nothing is allocated once it was as deep.
 */
final class ScopeStack {

  private static final int MAX_DEPTH = 64;

  private final ThreadScope thread;
  private Frame[] frames = new Frame[0];
  private int depth;

  ScopeStack(ThreadScope thread) {
    this.thread = thread;
  }

  boolean isFull() {
    return depth == MAX_DEPTH;
  }

  boolean isEmpty() {
    return depth == 0;
  }

  boolean has(Frame frame) {
    return frame.depth < depth && frames[frame.depth] == frame;
  }

  @Nullable Frame top() {
    return depth == 0 ? null : frames[depth - 1];
  }

  @Nullable Frame below(Frame frame) {
    return frame.depth == 0 ? null : frames[frame.depth - 1];
  }

  /** What comes to lie on top with the next {@link #push}. */
  Frame free() {
    if (depth == frames.length) {
      Frame[] longer = Arrays.copyOf(frames, depth + 4);
      for (int i = depth; i < longer.length; i++) {
        longer[i] = new Frame(thread, i);
      }
      frames = longer;
    }
    return frames[depth];
  }

  void push() {
    depth++;
  }

  /** The top once a scope and the woven calls above it are off. */
  @Nullable Frame topWithout(Frame frame) {
    for (int i = depth - 1; i > frame.depth; i--) {
      if (frames[i].isOwn()) {
        return frames[i];
      }
    }
    return below(frame);
  }

  /** Takes a scope and the woven calls above it off; scopes of the application's own word stay. */
  void remove(Frame frame, long now) {
    int left = frame.depth;
    for (int i = left; i < depth; i++) {
      if (frames[i] == frame || !frames[i].isOwn()) {
        frames[i].close(now);
      } else {
        swap(i, left++);
      }
    }
    depth = left;
  }

  private void swap(int one, int other) {
    Frame frame = frames[one];
    frames[one] = frames[other];
    frames[one].depth = one;
    frames[other] = frame;
    frame.depth = other;
  }

  /**
   * The call of the same name below a depth, if one is under way: a method that is a model and the
   * session inside it that was given its name are one call, on two lines.
   */
  @Nullable Frame namesake(Usage usage, int below) {
    for (int i = 0; i < below; i++) {
      Usage around = frames[i].usage;
      if (around != null && around.phase == usage.phase && around.isNamesakeOf(usage)) {
        return frames[i];
      }
    }
    return null;
  }

  /** The innermost one that a later call on this thread will end. */
  @Nullable Frame region() {
    for (int i = depth - 1; i >= 0; i--) {
      if (frames[i].region) {
        return frames[i];
      }
    }
    return null;
  }

  /** The model whose loading is under way. */
  @Nullable LoadedModel loading() {
    for (int i = depth - 1; i >= 0; i--) {
      Usage usage = frames[i].usage;
      if (usage != null && usage.phase == Phase.LOADING && usage.model != null) {
        return usage.model;
      }
    }
    return null;
  }

  /**
   * What the stack comes to without scopes on top that are over.
   *
   * @param isAny whether there are any
   * @param nanos since when it comes to that
   * @param to what has the thread's time since then
   */
  record Overdue(boolean isAny, long nanos, @Nullable Usage to) {}

  /** For any thread, which may see it torn. */
  Overdue overdue(long nowNanos) {
    @Nullable Frame[] open = open();
    long since = 0;
    int top = open.length - 1;
    for (; top >= 0; top--) {
      Frame frame = open[top];
      OwnScope.End end = frame == null ? null : frame.end;
      if (end == null || !end.isOver(nowNanos)) {
        break;
      }
      since = Math.max(since, end.nanos());
    }
    Frame next = top < 0 ? null : open[top];
    return new Overdue(top < open.length - 1, since, next == null ? null : next.usage);
  }

  /** The open ones, the innermost last; for any thread, which may see them torn. */
  @Nullable Frame[] open() {
    Frame[] seen = frames;
    return Arrays.copyOf(seen, Math.min(depth, seen.length));
  }
}
