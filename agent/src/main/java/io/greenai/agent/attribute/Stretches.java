package io.greenai.agent.attribute;

import java.util.Arrays;

/**
 * Uninterrupted stretches of time in calls of one model on one thread, by how long they took: those
 * at whose ends the thread's CPU clock was read, and the others.
 *
 * <p>Stretches of like length are alike. One of 50 us was on the CPU throughout; one of 4 ms of the
 * same model had to wait for a CPU, for a lock or for its workers, or had more to do. Keeping them
 * apart lets the few that are read stand for the many that are not, though the wait of one can
 * exceed the work of hundreds.
 *
 * <p>Written by one thread; hand out {@linkplain #copy() copies}.
 */
public final class Stretches {

  /** Fourfold classes: up to 1.02 us, 4.1 us, 16.4 us, ... 1.07 s, and beyond. */
  static final int CLASSES = 12;

  private static final int FIRST_BITS = 10;

  private final long[] unreadNanos = new long[CLASSES];
  private final long[] readNanos = new long[CLASSES];
  private final long[] cpuNanos = new long[CLASSES];

  private static int classOf(long nanos) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(nanos);
    return bits <= FIRST_BITS ? 0 : Math.min(CLASSES - 1, (bits - FIRST_BITS + 1) >> 1);
  }

  /** A stretch of {@code nanos}, 0 or more, of which no clock tells the CPU time. */
  public void addUnread(long nanos) {
    unreadNanos[classOf(nanos)] += nanos;
  }

  /**
   * A stretch of {@code nanos}, 0 or more, in which the thread's CPU clock advanced by {@code cpu}.
   */
  public void addRead(long nanos, long cpu) {
    int length = classOf(nanos);
    readNanos[length] += nanos;
    cpuNanos[length] += cpu;
  }

  /** Adds all of {@code other}. */
  public void addAll(Stretches other) {
    addReadOf(other);
    for (int i = 0; i < CLASSES; i++) {
      unreadNanos[i] += other.unreadNanos[i];
    }
  }

  /** Adds the read ones of {@code other}. */
  void addReadOf(Stretches other) {
    for (int i = 0; i < CLASSES; i++) {
      readNanos[i] += other.readNanos[i];
      cpuNanos[i] += other.cpuNanos[i];
    }
  }

  /** These without those of {@code earlier}, from which these have grown. */
  public Stretches since(Stretches earlier) {
    Stretches difference = new Stretches();
    for (int i = 0; i < CLASSES; i++) {
      difference.unreadNanos[i] = unreadNanos[i] - earlier.unreadNanos[i];
      difference.readNanos[i] = readNanos[i] - earlier.readNanos[i];
      difference.cpuNanos[i] = cpuNanos[i] - earlier.cpuNanos[i];
    }
    return difference;
  }

  /** Of the stretches of a length that no clock was read for, the time. */
  long unreadNanos(int length) {
    return unreadNanos[length];
  }

  /** What the read stretches of a length say. */
  CpuShare read(int length) {
    return new CpuShare(cpuNanos[length], readNanos[length]);
  }

  /** What all read stretches say together. */
  CpuShare read() {
    CpuShare all = CpuShare.UNKNOWN;
    for (int i = 0; i < CLASSES; i++) {
      all = all.plus(read(i));
    }
    return all;
  }

  /** Forgets all. */
  public void clear() {
    Arrays.fill(unreadNanos, 0);
    Arrays.fill(readNanos, 0);
    Arrays.fill(cpuNanos, 0);
  }

  /** Makes all of them count half. */
  void fade() {
    for (int i = 0; i < CLASSES; i++) {
      unreadNanos[i] /= 2;
      readNanos[i] /= 2;
      cpuNanos[i] /= 2;
    }
  }

  /** The same stretches, in an object of their own. */
  public Stretches copy() {
    Stretches copy = new Stretches();
    copy.addAll(this);
    return copy;
  }
}
