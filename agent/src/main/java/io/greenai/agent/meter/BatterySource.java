package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The batteries of a laptop, which tell what all of it draws while they are discharged. */
final class BatterySource implements MeterSource {
  /** Of fuel gauges; ours, none states it. */
  private static final long UNCERTAINTY_PPM = 50_000;

  @Override
  public String name() {
    return "battery";
  }

  @Override
  public Found find(MeterSite site) {
    List<Battery> batteries = new ArrayList<>();
    List<Found.Problem> problems = new ArrayList<>();
    Path supplies = site.sys().resolve("class/power_supply");
    for (Path folder : SysFiles.numbered(supplies, "BAT")) {
      try {
        batteries.add(Battery.open(folder));
      } catch (IOException e) {
        problems.add(Found.Problem.unreadable(null, folder.toString(), e));
      }
    }
    if (batteries.isEmpty()) {
      return problems.isEmpty() ? Found.nothing("none") : new Found(List.of(), problems, "");
    }
    MeterDeclaration declaration =
        new MeterDeclaration(
            "battery:discharge",
            Domain.REST,
            MeterRole.WHOLE,
            Boundary.BOARD,
            Quality.MEASURED,
            "power_supply:" + batteries.get(0).folder(),
            UNCERTAINTY_PPM);
    Meter meter = new BatteryMeter(declaration, new Supplies(supplies, batteries), site.clock());
    return new Found(List.of(meter), problems, "counts while no mains is there");
  }

  /** All that may supply the machine, with those of it that are batteries. */
  private record Supplies(Path folder, List<Battery> batteries) implements Batteries {
    @Override
    public boolean areAllThatSupplies() {
      return !onMains() && batteries.stream().anyMatch(Battery::isDischarging);
    }

    /** Whether anything but a battery supplies the machine. */
    private boolean onMains() {
      try (DirectoryStream<Path> supplies = Files.newDirectoryStream(folder)) {
        for (Path supply : supplies) {
          if (SysFiles.text(supply.resolve("online")).equals("1")
              && !SysFiles.text(supply.resolve("type")).equals("Battery")) {
            return true;
          }
        }
        return false;
      } catch (IOException | DirectoryIteratorException e) {
        return false;
      }
    }

    @Override
    public long microwatts() throws IOException {
      long sum = 0;
      for (Battery battery : batteries) {
        sum += battery.given();
      }
      return sum;
    }

    @Override
    public void close() {
      batteries.forEach(battery -> battery.power().close());
    }
  }

  /**
   * One battery (Linux, Documentation/ABI/testing/sysfs-class-power: microwatts, or microvolts and
   * microamperes).
   */
  private record Battery(Path folder, PowerInput power) {
    static Battery open(Path folder) throws IOException {
      Path power = folder.resolve("power_now");
      return new Battery(
          folder,
          Files.exists(power)
              ? PowerFile.of(power).rectified()
              : PowerFile.of(
                      folder.resolve("voltage_now"), folder.resolve("current_now"), 1_000_000)
                  .rectified());
    }

    /** What it gives; 0 while it is charged or rests. */
    long given() throws IOException {
      return isDischarging() ? power.microwatts() : 0;
    }

    boolean isDischarging() {
      return SysFiles.text(folder.resolve("status")).equals("Discharging");
    }
  }
}
