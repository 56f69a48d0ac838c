package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.util.function.LongSupplier;

/** The energy of what tells its power, as {@link PowerIntegral} finds it. */
final class PowerMeter implements Meter {
  private final MeterDeclaration declaration;
  private final PowerInput input;
  private final LongSupplier clock;
  private final PowerIntegral energy;

  /**
   * @param input read once here
   * @param clock monotonic nanoseconds
   * @throws IOException where it cannot be read
   */
  PowerMeter(
      MeterDeclaration declaration, PowerInput input, PowerIntegral.Rule rule, LongSupplier clock)
      throws IOException {
    this.declaration = declaration;
    this.input = input;
    this.clock = clock;
    this.energy = new PowerIntegral(declaration.id(), rule, input.microwatts(), clock.getAsLong());
  }

  @Override
  public MeterDeclaration declaration() {
    return declaration;
  }

  @Override
  public long readMicrojoules() throws MeterException {
    long microwatts;
    try {
      microwatts = input.microwatts();
    } catch (IOException | ArithmeticException e) {
      energy.missed();
      throw new MeterException(declaration.id() + " cannot be read (" + e + ")", e);
    }
    return energy.advance(microwatts, clock.getAsLong());
  }

  @Override
  public void close() {
    input.close();
  }
}
