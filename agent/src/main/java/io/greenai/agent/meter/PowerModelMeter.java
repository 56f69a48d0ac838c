package io.greenai.agent.meter;

import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Energy of the processors where no counter can be read: (idle + (max - idle) x curve(utilisation))
 * x time, over the true time between two readings, with utilisation from the host's CPU clock.
 */
final class PowerModelMeter implements Meter {
  static final String ID = "model:cpu";

  /** Milliwatts times nanoseconds in a microjoule. */
  private static final long PER_MICROJOULE = 1_000_000;

  private final CpuPower power;
  private final HostCpuClock cpu;
  private final LongSupplier clock;
  private long lastNanos;
  private long lastBusyNanos;
  private long total;
  private long remainder;

  /**
   * @param cpu whose caller closes it
   * @param clock monotonic nanoseconds
   * @throws IOException where the host's CPU clock cannot be read
   */
  PowerModelMeter(CpuPower power, HostCpuClock cpu, LongSupplier clock) throws IOException {
    this.power = power;
    this.cpu = cpu;
    this.clock = clock;
    this.lastNanos = clock.getAsLong();
    this.lastBusyNanos = cpu.busyNanos();
  }

  @Override
  public MeterDeclaration declaration() {
    return new MeterDeclaration(
        ID,
        Domain.CPU,
        MeterRole.PART,
        power.boundary(),
        Quality.MODELLED,
        power.source(),
        power.uncertaintyPpm());
  }

  @Override
  public long readMicrojoules() throws MeterException {
    long busy;
    try {
      busy = cpu.busyNanos();
    } catch (IOException e) {
      throw new MeterException(ID + " cannot read the host's CPU clock (" + e + ")", e);
    }
    long now = clock.getAsLong();
    long elapsed = now - lastNanos;
    if (elapsed <= 0) {
      return total;
    }
    long millionths = 1_000_000;
    long availableMicros = Math.max(1, elapsed * power.logicalCpus() / 1000);
    long utilisationPpm = Math.max(0, busy - lastBusyNanos) / 1000 * millionths / availableMicros;
    long energy = power.milliwattsAt(utilisationPpm) * elapsed + remainder;
    total += energy / PER_MICROJOULE;
    remainder = energy % PER_MICROJOULE;
    lastNanos = now;
    lastBusyNanos = busy;
    return total;
  }

  @Override
  public Optional<KnownIdle> idle() {
    return Optional.of(new KnownIdle(power.idleMilliwatts(), Quality.MODELLED, power.source()));
  }

  @Override
  public void close() {}
}
