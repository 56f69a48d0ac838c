package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What batteries give while all the power comes from them. On mains nothing is known, nor while one
 * of them is discharged beside the mains, as some do to keep their charge low.
 */
final class BatteryMeter implements Meter {
  private final MeterDeclaration declaration;
  private final Batteries batteries;
  private final LongSupplier clock;
  private @Nullable PowerMeter power;
  private long before;
  private long total;

  BatteryMeter(MeterDeclaration declaration, Batteries batteries, LongSupplier clock) {
    this.declaration = declaration;
    this.batteries = batteries;
    this.clock = clock;
  }

  @Override
  public MeterDeclaration declaration() {
    return declaration;
  }

  @Override
  public long readMicrojoules() throws MeterException {
    try {
      if (!batteries.areAllThatSupplies()) {
        power = null;
        before = total;
        throw new NothingToTell(declaration.id() + " tells nothing on mains");
      }
      PowerMeter running = power;
      if (running == null) {
        running = new PowerMeter(declaration, batteries, PowerIntegral.Rule.INSTANT, clock);
        power = running;
      }
      total = before + running.readMicrojoules();
      return total;
    } catch (IOException e) {
      throw new MeterException(declaration.id() + " cannot be read (" + e + ")", e);
    }
  }

  @Override
  public void close() {
    batteries.close();
  }
}
