package io.greenai.agent.scope;

/**
 * The time of an accelerator, shared by the models that are in flight on it: while several are,
 * each gets an equal part. Safe for use by many threads; a call takes its lock twice.
 */
final class DeviceClock {
  private final String device;
  private final Object lock = new Object();
  private long lastNanos;
  private long sharedNanos;
  private int present;

  /**
   * The clock of a device that no model is on yet.
   *
   * @param device as model keys name it, {@code gpu0}
   */
  DeviceClock(String device, long nowNanos) {
    this.device = device;
    lastNanos = nowNanos;
  }

  /** A model in a phase, on this device. */
  final class Presence {
    private int threads;
    private long since;
    private long closed;

    String device() {
      return device;
    }

    /** A thread turns to the model. */
    void enter(long nowNanos) {
      synchronized (lock) {
        advance(nowNanos);
        if (threads++ == 0) {
          since = sharedNanos;
          present++;
        }
      }
    }

    /** A thread turns from the model. */
    void leave(long nowNanos) {
      synchronized (lock) {
        advance(nowNanos);
        if (--threads == 0) {
          closed += sharedNanos - since;
          present--;
        }
      }
    }

    /** Begins at 0 again, in the middle of a stretch if need be. For a model that is let go. */
    void restart() {
      synchronized (lock) {
        since = sharedNanos;
        closed = 0;
      }
    }

    /** Its part of the device's time since creation, an open stretch included. */
    long totalNanos(long nowNanos) {
      synchronized (lock) {
        advance(nowNanos);
        return closed + (threads > 0 ? sharedNanos - since : 0);
      }
    }
  }

  Presence presence() {
    return new Presence();
  }

  /** Threads read the clock before they take the lock, so that it may seem to step back. */
  private void advance(long nowNanos) {
    long passed = Math.max(0, nowNanos - lastNanos);
    lastNanos += passed;
    if (present > 0) {
      sharedNanos += passed / present;
    }
  }
}
