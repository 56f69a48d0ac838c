package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;

/** The energy of inputs that tell power and add up, as {@link PowerIntegral} finds it. */
final class PowerMeter implements Meter {
  private final MeterDeclaration declaration;
  private final List<PowerInput> inputs;
  private final LongSupplier clock;
  private final PowerIntegral energy;

  /**
   * @param inputs that add up; read once here
   * @param clock monotonic nanoseconds
   * @throws IOException where one of them cannot be read
   */
  PowerMeter(
      MeterDeclaration declaration,
      List<PowerInput> inputs,
      PowerIntegral.Rule rule,
      LongSupplier clock)
      throws IOException {
    this.declaration = declaration;
    this.inputs = List.copyOf(inputs);
    this.clock = clock;
    this.energy = new PowerIntegral(declaration.id(), rule, microwatts(), clock.getAsLong());
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
      energy.missed();
      throw new MeterException(declaration.id() + " cannot be read (" + e + ")", e);
    }
    return energy.advance(microwatts, clock.getAsLong());
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
