package io.greenai.agent.scope;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an object for as long as the application holds it. Keys are compared by
 * identity; a look-up with a {@link Probe} of one's own allocates nothing.
 */
final class WeakIdentityMap<V> {

  /** A key to look up with; for one thread. */
  static final class Probe {
    private @Nullable Object target;
    private int hash;

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof WeakKey key && key.isFor(target);
    }
  }

  private static final class WeakKey extends WeakReference<Object> {
    private final int hash;

    WeakKey(Object target, ReferenceQueue<Object> queue) {
      super(target, queue);
      hash = System.identityHashCode(target);
    }

    boolean isFor(@Nullable Object target) {
      return target != null && refersTo(target);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other || (other instanceof Probe probe && isFor(probe.target));
    }
  }

  private final ConcurrentHashMap<Object, V> map = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();

  @Nullable V get(Object target, Probe probe) {
    probe.target = target;
    probe.hash = System.identityHashCode(target);
    V value = map.get(probe);
    probe.target = null;
    return value;
  }

  /** The value already there, or {@code null} if this one is now. */
  @Nullable V putIfAbsent(Object target, V value) {
    Probe probe = probe(target);
    synchronized (this) {
      V present = map.get(probe);
      if (present == null) {
        map.put(new WeakKey(target, dropped), value);
      }
      return present;
    }
  }

  /** Whether the value was {@code before} and is {@code after} now. */
  boolean replace(Object target, V before, V after) {
    return map.replace(probe(target), before, after);
  }

  @Nullable V remove(Object target) {
    return map.remove(probe(target));
  }

  private static Probe probe(Object target) {
    Probe probe = new Probe();
    probe.target = target;
    probe.hash = System.identityHashCode(target);
    return probe;
  }

  /**
   * Forgets objects that the application has let go without closing, and hands over their values.
   */
  void expunge(Consumer<V> lost) {
    for (Reference<?> key = dropped.poll(); key != null; key = dropped.poll()) {
      V value = map.remove(key);
      if (value != null) {
        lost.accept(value);
      }
    }
  }

  int size() {
    return map.size();
  }
}
