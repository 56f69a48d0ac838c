package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Energy of memory where no counter can be read: 0.392 W for each installed gigabyte (10^9 bytes),
 * the mean of two manufacturers' figures (Cloud Carbon Footprint, methodology, "Memory", 0.000392
 * kWh per gigabyte and hour). A guest is charged for the memory that it was given.
 *
 * <p>The figure does not depend on load, so that all of it is idle power. Manufacturers' own
 * figures lie between 0.2 and 0.6 W: the uncertainty is ours, from that.
 */
final class MemoryModelMeter implements Meter {
  static final String ID = "model:dram";
  static final long MILLIWATTS_PER_GIGABYTE = 392;
  private static final long UNCERTAINTY_PPM = 400_000;
  private static final long GIGABYTE = 1_000_000_000;
  private static final long PER_MICROJOULE = 1_000_000;

  private final long milliwatts;
  private final String source;
  private final LongSupplier clock;
  private long lastNanos;
  private long total;
  private long remainder;

  /**
   * @param bytes installed
   * @param clock monotonic nanoseconds
   */
  MemoryModelMeter(long bytes, LongSupplier clock) {
    this.milliwatts = bytes / 1_000_000 * MILLIWATTS_PER_GIGABYTE / 1_000;
    this.source =
        "memory model: %d.%d GB x %d mW (Cloud Carbon Footprint, methodology)"
            .formatted(bytes / GIGABYTE, bytes % GIGABYTE / 100_000_000, MILLIWATTS_PER_GIGABYTE);
    this.clock = clock;
    this.lastNanos = clock.getAsLong();
  }

  @Override
  public MeterDeclaration declaration() {
    return new MeterDeclaration(
        ID,
        Domain.DRAM,
        MeterRole.PART,
        Boundary.DEVICE,
        Quality.MODELLED,
        source,
        UNCERTAINTY_PPM);
  }

  @Override
  public long readMicrojoules() {
    long now = clock.getAsLong();
    long energy = milliwatts * Math.max(0, now - lastNanos) + remainder;
    lastNanos = now;
    total += energy / PER_MICROJOULE;
    remainder = energy % PER_MICROJOULE;
    return total;
  }

  @Override
  public Optional<KnownIdle> idle() {
    return Optional.of(new KnownIdle(milliwatts, Quality.MODELLED, source));
  }

  @Override
  public void close() {}
}
