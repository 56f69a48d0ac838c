package io.greenai.agent.meter;

/**
 * Energy from power that is read now and then, over the true time between two readings. Power of an
 * instant is taken to run straight from one reading to the next (the trapezoidal rule); power that
 * the device averages itself is that of the interval before the reading.
 *
 * <p>Over more than {@value #LONGEST_SECONDS} s nothing is known of the power in between: that time
 * is not counted. Not for use by several threads.
 */
public final class PowerIntegral {
  static final long LONGEST_SECONDS = 10;

  private static final long SECOND_NANOS = 1_000_000_000;

  /** Twice the microwatts times microseconds in a microjoule. */
  private static final long PER_MICROJOULE = 2_000_000;

  private static final long NONE = -1;

  /** How a reading stands for the time around it. */
  public enum Rule {
    INSTANT,
    AVERAGE
  }

  private final String name;
  private final Rule rule;
  private long lastNanos;
  private long lastMicrowatts;
  private long total;
  private long remainder;

  /**
   * Begins with a first reading.
   *
   * @param name of the meter, for messages
   * @param nanos monotonic
   */
  public PowerIntegral(String name, Rule rule, long microwatts, long nanos) {
    this.name = name;
    this.rule = rule;
    this.lastMicrowatts = microwatts;
    this.lastNanos = nanos;
  }

  /** A reading failed: the power until the next one is not known. */
  void missed() {
    lastMicrowatts = NONE;
  }

  /**
   * Takes the next reading.
   *
   * @return microjoules since the first
   * @throws MeterException where the one before failed or is too long ago; the next one counts from
   *     here
   */
  public long advance(long microwatts, long nanos) throws MeterException {
    long elapsedNanos = Math.max(0, nanos - lastNanos);
    long before = lastMicrowatts;
    lastMicrowatts = microwatts;
    if (before == NONE || elapsedNanos > LONGEST_SECONDS * SECOND_NANOS) {
      lastNanos = nanos;
      throw new MeterException(
          "%s was last read %d s ago and its power since is not known"
              .formatted(name, elapsedNanos / SECOND_NANOS));
    }
    long micros = elapsedNanos / 1_000;
    lastNanos += micros * 1_000; // What is left of a microsecond is of the next interval.
    long sum = microwatts + (rule == Rule.INSTANT ? before : microwatts);
    long energy = sum * micros + remainder;
    total += energy / PER_MICROJOULE;
    remainder = energy % PER_MICROJOULE;
    return total;
  }
}
