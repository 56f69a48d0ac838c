package io.greenai.agent.runtime;

/** Turns readings of a cumulative clock into what it advanced by. */
final class Baseline {

  private long last;

  Baseline(long first) {
    last = first;
  }

  /** The advance since the last reading; a clock that steps back starts anew from where it is. */
  long advance(long now) {
    long delta = now - last;
    last = now;
    return Math.max(0, delta);
  }
}
