package io.greenai.report.hotspot;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A frame below its caller, with the samples that it was on the stack of. Not safe for use by
 * several threads while samples are added.
 */
public final class Frame {
  private final String name;
  private final SortedMap<String, Frame> inside = new TreeMap<>();
  private long samples;
  private long untold;

  Frame(String name) {
    this.name = name;
  }

  /** {@code class.method}, or a model. */
  public String name() {
    return name;
  }

  /** Samples that it was on the stack of. */
  public long samples() {
    return samples;
  }

  /** Those of them of which nothing tells in which frame further inside they were. */
  public long untold() {
    return untold;
  }

  /** Samples in which it was the innermost frame. */
  public long self() {
    return samples - untold - inside.values().stream().mapToLong(Frame::samples).sum();
  }

  /** Frames that it called, by name. */
  public Collection<Frame> inside() {
    return inside.values();
  }

  void count(long more) {
    samples += more;
  }

  void countUntold(long more) {
    untold += more;
  }

  @Nullable Frame called(String method) {
    return inside.get(method);
  }

  Frame call(String method) {
    return inside.computeIfAbsent(method, Frame::new);
  }
}
