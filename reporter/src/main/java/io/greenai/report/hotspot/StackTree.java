package io.greenai.report.hotspot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples of all models as one tree of frames, within bounds: where there is no room for another
 * frame, a sample is counted as far inwards as its frames are known, and as untold there. Not safe
 * for use by several threads.
 */
final class StackTree {
  /** What an agent calls the stacks that it had no room for. */
  static final String FOLDED = "[others]";

  private final int maxFrames;
  private final int maxDepth;
  private final Frame root = new Frame("all models");
  private int frames;

  /**
   * An empty tree.
   *
   * @param maxFrames models among them
   * @param maxDepth of the innermost frame below its model
   */
  StackTree(int maxFrames, int maxDepth) {
    this.maxFrames = maxFrames;
    this.maxDepth = maxDepth;
  }

  void add(CollapsedLine line) {
    Frame at = root;
    at.count(line.samples());
    List<String> names = line.frames();
    for (int depth = 0; depth < names.size(); depth++) {
      Frame next = depth > maxDepth ? null : next(at, names.get(depth));
      if (next == null) {
        at.countUntold(line.samples());
        return;
      }
      next.count(line.samples());
      at = next;
    }
  }

  private @Nullable Frame next(Frame at, String name) {
    if (name.equals(FOLDED)) {
      return null;
    }
    Frame known = at.called(name);
    if (known != null || frames >= maxFrames) {
      return known;
    }
    frames++;
    return at.call(name);
  }

  /** Below it the models. */
  Frame root() {
    return root;
  }
}
