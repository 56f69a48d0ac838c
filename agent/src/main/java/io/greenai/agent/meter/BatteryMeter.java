package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What batteries give while all the power comes from them. On mains nothing is known, nor while one
 * of them is discharged beside the mains, as some do to keep their charge low.
 */
final class BatteryMeter implements Meter {
  private final MeterDeclaration declaration;
  private final List<BatterySource.Battery> batteries;
  private final BooleanSupplier onMains;
  private final LongSupplier clock;
  private @Nullable PowerMeter power;
  private long before;
  private long total;

  BatteryMeter(
      MeterDeclaration declaration,
      List<BatterySource.Battery> batteries,
      BooleanSupplier onMains,
      LongSupplier clock) {
    this.declaration = declaration;
    this.batteries = List.copyOf(batteries);
    this.onMains = onMains;
    this.clock = clock;
  }

  @Override
  public MeterDeclaration declaration() {
    return declaration;
  }

  @Override
  public long readMicrojoules() throws MeterException {
    if (onMains.getAsBoolean()
        || batteries.stream().noneMatch(BatterySource.Battery::isDischarging)) {
      power = null;
      before = total;
      throw new NothingToTell(declaration.id() + " tells nothing on mains");
    }
    PowerMeter running = power;
    if (running == null) {
      running = start();
      power = running;
    }
    total = before + running.readMicrojoules();
    return total;
  }

  private PowerMeter start() throws MeterException {
    try {
      return new PowerMeter(
          declaration,
          batteries.stream().map(BatterySource.Battery::given).toList(),
          PowerIntegral.Rule.INSTANT,
          clock);
    } catch (IOException e) {
      throw new MeterException(declaration.id() + " cannot be read (" + e + ")", e);
    }
  }

  @Override
  public void close() {
    batteries.forEach(battery -> battery.power().close());
  }
}
