package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The battery of a laptop with macOS or Windows; on Linux {@link BatterySource} reads it. */
final class OshiBatterySource implements MeterSource {
  /** The operating system averages over up to a minute; ours, none states it. */
  private static final long UNCERTAINTY_PPM = 150_000;

  static final MeterDeclaration DECLARATION =
      new MeterDeclaration(
          "oshi:battery",
          Domain.REST,
          MeterRole.WHOLE,
          Boundary.BOARD,
          Quality.MODELLED,
          "OSHI, rate of discharge",
          UNCERTAINTY_PPM);

  @Override
  public String name() {
    return "oshi";
  }

  @Override
  public Found find(MeterSite site) {
    if (Files.isDirectory(site.sys())) {
      return Found.nothing("asked only where there is no " + site.sys());
    }
    try {
      OshiBattery.open();
    } catch (IOException e) {
      return Found.nothing(String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      return Found.nothing("does not work here (" + e + ")");
    }
    return new Found(
        List.of(
            new BackgroundMeter(
                DECLARATION,
                () -> new BatteryMeter(DECLARATION, OshiBattery.open(), site.clock()),
                site)),
        List.of(),
        "counts while no mains is there");
  }
}
