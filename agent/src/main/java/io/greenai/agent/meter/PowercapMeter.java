package io.greenai.agent.meter;

import io.greenai.agent.cpu.KernelFile;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A RAPL energy counter, through the kernel's powercap files; about 1 us a read plus the kernel's
 * own read of the counter.
 *
 * <p>Neither vendor publishes an uncertainty. The figures are ours, after comparisons with external
 * instruments: packages of Intel since Haswell follow the instrument closely (Khan et al., "RAPL in
 * Action", ACM TOMPECS 3(2), 2018), AMD models part of the draw (Schoene et al., "Energy Efficiency
 * Aspects of the AMD Zen 2 Architecture", 2021), memory follows the trend with an offset
 * (Desrochers et al., MEMSYS 2016).
 */
final class PowercapMeter implements Meter {
  static final long PACKAGE_PPM = 50_000;
  static final long AMD_PACKAGE_PPM = 100_000;
  static final long OTHER_PPM = 100_000;

  private final MeterDeclaration declaration;
  private final KernelFile energy;
  private final CumulativeCounter counter;
  private final LongSupplier clock;

  private PowercapMeter(
      MeterDeclaration declaration,
      KernelFile energy,
      CumulativeCounter counter,
      LongSupplier clock) {
    this.declaration = declaration;
    this.energy = energy;
    this.counter = counter;
    this.clock = clock;
  }

  /**
   * Opens a zone.
   *
   * @param clock monotonic nanoseconds
   * @throws IOException where the counter cannot be read or stands at 0, as the dead counters do
   *     that some hypervisors show
   */
  static PowercapMeter open(PowercapZone zone, boolean amd, LongSupplier clock) throws IOException {
    KernelFile energy = KernelFile.open(zone.energy(), 64);
    try {
      long raw = energy.readNumber();
      if (raw == 0 && zone.isPackage()) {
        throw new IOException(zone.energy() + " stands at 0");
      }
      CumulativeCounter counter =
          new CumulativeCounter(zone.id(), range(zone.directory()), raw, clock.getAsLong());
      long packagePpm = amd ? AMD_PACKAGE_PPM : PACKAGE_PPM;
      MeterDeclaration declaration =
          new MeterDeclaration(
              zone.id(),
              zone.domain(),
              zone.role(),
              zone.boundary(),
              Quality.MEASURED,
              "powercap:" + zone.energy(),
              zone.domain() == Domain.CPU ? packagePpm : OTHER_PPM);
      return new PowercapMeter(declaration, energy, counter, clock);
    } catch (IOException e) {
      energy.close();
      throw e;
    }
  }

  @Override
  public MeterDeclaration declaration() {
    return declaration;
  }

  @Override
  public long readMicrojoules() throws MeterException {
    long raw;
    try {
      raw = energy.readNumber();
    } catch (IOException e) {
      throw new MeterException(declaration.id() + " cannot be read (" + e + ")", e);
    }
    return counter.advance(raw, clock.getAsLong());
  }

  @Override
  public void close() {
    try {
      energy.close();
    } catch (IOException e) {
      // A descriptor that fails to close is gone all the same.
    }
  }

  /** Where the counter starts over; 0 where the kernel does not say. */
  private static long range(Path directory) {
    try {
      return Long.parseLong(Files.readString(directory.resolve("max_energy_range_uj")).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
