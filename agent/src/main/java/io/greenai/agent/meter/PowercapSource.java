package io.greenai.agent.meter;

import io.greenai.ledger.Domain;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The kernel's energy counters: RAPL of Intel and AMD, through powercap. */
final class PowercapSource implements MeterSource {
  static final String NAME = "powercap";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Found find(MeterSite site) {
    Path root = site.root().resolve(site.settings().powercapRoot().toString());
    List<PowercapZone> zones = PowercapZone.find(root);
    if (zones.stream().noneMatch(PowercapZone::isPackage)) {
      boolean asked = List.of(site.settings().meter().split("[,+]")).contains(NAME);
      return asked || Files.isDirectory(root)
          ? Found.problem(Domain.CPU, noZone(root))
          : Found.nothing(root + " is not there");
    }
    List<Meter> meters = new ArrayList<>();
    List<Found.Problem> problems = new ArrayList<>();
    for (PowercapZone zone : zones) {
      try {
        meters.add(PowercapMeter.open(zone, root, site));
      } catch (IOException e) {
        problems.add(new Found.Problem(zone.domain(), unreadable(root, zone, e)));
      }
    }
    return new Found(meters, problems, "");
  }

  static String unreadable(Path root, PowercapZone zone, IOException e) {
    if (e instanceof AccessDeniedException) {
      return "powercap is there but "
          + zone.energy()
          + " is not readable (mode 0400, owner root): after each boot run 'chgrp GROUP FILES &&"
          + " chmod g+r FILES' as root, with a group of this user and FILES="
          + root
          + "/*rapl*:*/energy_uj, to make it readable";
    }
    return "powercap is there but " + zone.id() + " cannot be read (" + e + ")";
  }

  private static String noZone(Path root) {
    return root
        + " shows no package zone: on bare metal load the kernel module intel_rapl_msr, in a"
        + " container mount the host's "
        + MeterSettings.POWERCAP_ROOT
        + ", in a virtual machine there is none";
  }
}
