package io.greenai.agent.scope;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread read, as of one moment, plain fields that another writes, without a lock: the
 * version is odd while the owner writes, and a copy counts only if the version did not move.
 *
 * <p>Writing costs the owner two stores and never waits. The reader gives up after some
 * milliseconds; a copy made while the owner writes may be torn, but must not throw.
 */
final class Version {
  private static final int SPINS = 64;
  private static final int ATTEMPTS = 128;
  private static final long PARK_NANOS = 50_000;
  private static final VarHandle NUMBER;

  static {
    try {
      NUMBER = MethodHandles.lookup().findVarHandle(Version.class, "number", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile int number;

  /** For the owner alone. A write that failed half-way goes on in the next one. */
  void beginWrite() {
    NUMBER.setOpaque(this, number | 1);
    VarHandle.storeStoreFence();
  }

  /** For the owner alone. */
  void endWrite() {
    NUMBER.setRelease(this, number + 1);
  }

  /** For any thread; {@code null} if the owner was in the middle of writing all the while. */
  <T> @Nullable T read(Supplier<T> copy) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int before = (int) NUMBER.getAcquire(this);
      if ((before & 1) == 0) {
        T value = copy.get();
        VarHandle.loadLoadFence();
        if ((int) NUMBER.getOpaque(this) == before) {
          return value;
        }
      }
      if (attempt < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PARK_NANOS);
      }
    }
    return null;
  }
}
