package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Energy from power that is read now and then, over the true time between two readings. Power of an
 * instant is taken to run straight from one reading to the next (the trapezoidal rule); power that
 * the device averages itself is that of the interval before the reading.
 *
 * <p>Over more than {@value #LONGEST_SECONDS} s nothing is known of the power in between: that time
 * is not counted.
 */
final class PowerMeter implements Meter {
  static final long LONGEST_SECONDS = 10;

  /** Twice the microwatts times microseconds in a microjoule. */
  private static final long PER_MICROJOULE = 2_000_000;

  /** How a reading stands for the time around it. */
  enum Rule {
    INSTANT,
    AVERAGE
  }

  private static final long NONE = -1;

  private final MeterDeclaration declaration;
  private final List<PowerInput> inputs;
  private final Rule rule;
  private final LongSupplier clock;
  private long lastMicros;
  private long lastMicrowatts;
  private long total;
  private long remainder;

  /**
   * @param inputs that add up; read once here
   * @param clock monotonic nanoseconds
   * @throws IOException where one of them cannot be read
   */
  PowerMeter(MeterDeclaration declaration, List<PowerInput> inputs, Rule rule, LongSupplier clock)
      throws IOException {
    this.declaration = declaration;
    this.inputs = List.copyOf(inputs);
    this.rule = rule;
    this.clock = clock;
    this.lastMicrowatts = microwatts();
    this.lastMicros = clock.getAsLong() / 1_000;
  }

  @Override
  public MeterDeclaration declaration() {
    return declaration;
  }

  @Override
  public long readMicrojoules() throws MeterException {
    long microwatts;
    try {
      microwatts = microwatts();
    } catch (IOException | ArithmeticException e) {
      lastMicrowatts = NONE;
      throw new MeterException(declaration.id() + " cannot be read (" + e + ")", e);
    }
    long now = clock.getAsLong() / 1_000;
    long elapsedMicros = Math.max(0, now - lastMicros);
    long before = lastMicrowatts;
    lastMicros = now;
    lastMicrowatts = microwatts;
    if (before == NONE || elapsedMicros > TimeUnit.SECONDS.toMicros(LONGEST_SECONDS)) {
      throw new MeterException(
          "%s was last read %d s ago and its power since is not known"
              .formatted(declaration.id(), TimeUnit.MICROSECONDS.toSeconds(elapsedMicros)));
    }
    long sum = microwatts + (rule == Rule.INSTANT ? before : microwatts);
    long energy = sum * elapsedMicros + remainder;
    total += energy / PER_MICROJOULE;
    remainder = energy % PER_MICROJOULE;
    return total;
  }

  private long microwatts() throws IOException {
    long sum = 0;
    for (PowerInput input : inputs) {
      sum += input.microwatts();
    }
    return sum;
  }

  @Override
  public void close() {
    inputs.forEach(PowerInput::close);
  }
}
