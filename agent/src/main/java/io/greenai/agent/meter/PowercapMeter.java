package io.greenai.agent.meter;

import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A RAPL energy counter, through the kernel's powercap files.
 *
 * <p>Neither vendor publishes an uncertainty. The figures are ours, after comparisons with external
 * instruments: packages of Intel since Haswell follow the instrument closely (Khan et al., "RAPL in
 * Action", ACM TOMPECS 3(2), 2018), AMD models part of the draw (Schoene et al., "Energy Efficiency
 * Aspects of the AMD Zen 2 Architecture", 2021), memory follows the trend with an offset
 * (Desrochers et al., MEMSYS 2016). A hypervisor's share for a guest is by CPU time.
 */
final class PowercapMeter implements Meter {
  static final long PACKAGE_PPM = 50_000;
  static final long AMD_PACKAGE_PPM = 100_000;
  static final long OTHER_PPM = 100_000;

  /** No package or memory of one draws more. */
  private static final long ZONE_WATTS = 1_500;

  private static final long REST_SECONDS = 30;

  private final EnergyFileMeter energy;

  private PowercapMeter(EnergyFileMeter energy) {
    this.energy = energy;
  }

  /**
   * Opens a zone below a powercap root.
   *
   * @throws IOException where the counter cannot be read, or stands at 0 and is no guest's
   */
  static PowercapMeter open(PowercapZone zone, Path root, MeterSite site) throws IOException {
    boolean amd = site.cpu().vendor().equals("AuthenticAMD");
    MeterDeclaration declaration =
        new MeterDeclaration(
            zone.id(),
            zone.domain(),
            zone.role(),
            zone.boundary(),
            Quality.MEASURED,
            (zone.isShared() ? "shared by the host:" : "powercap:") + zone.energy(),
            zone.isPackage() && !zone.isShared()
                ? (amd ? AMD_PACKAGE_PPM : PACKAGE_PPM)
                : OTHER_PPM);
    return new PowercapMeter(
        EnergyFileMeter.open(
            new EnergyFileMeter.Spec(
                declaration, range(zone.directory()), plausibleWatts(zone), restSeconds(zone)),
            zone.energy(),
            () ->
                PowercapZone.find(root).stream()
                    .filter(found -> found.id().equals(zone.id()))
                    .findFirst()
                    .map(PowercapZone::energy),
            site.clock()));
  }

  @Override
  public MeterDeclaration declaration() {
    return energy.declaration();
  }

  @Override
  public long readMicrojoules() throws MeterException {
    return energy.readMicrojoules();
  }

  @Override
  public long lateNanos() {
    return energy.lateNanos();
  }

  /** psys is the platform of the processor; a graphics card feeds from other rails. */
  @Override
  public boolean holds(MeterDeclaration part) {
    return declaration().role() == MeterRole.WHOLE && part.domain() != Domain.GPU;
  }

  @Override
  public void close() {
    energy.close();
  }

  private static long plausibleWatts(PowercapZone zone) {
    return zone.role() == MeterRole.PART ? ZONE_WATTS : CumulativeCounter.PLAUSIBLE_WATTS;
  }

  /** A guest may draw nothing for ever; what is of a machine always draws something. */
  private static long restSeconds(PowercapZone zone) {
    return zone.isShared() ? 0 : REST_SECONDS;
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
