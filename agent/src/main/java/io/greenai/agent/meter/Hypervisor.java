package io.greenai.agent.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is below this machine, by the processor's hypervisor flag and the names that the firmware
 * gives (DMI). On Arm, which has no such flag, the firmware alone tells.
 */
final class Hypervisor {
  private static final String UNKNOWN = "unknown hypervisor";

  private record Firmware(String vendor, String product, String hypervisor) {}

  private static final List<Firmware> KNOWN =
      List.of(
          new Firmware("Amazon EC2", "", "Amazon EC2"),
          new Firmware("Google", "Google Compute Engine", "Google Compute Engine"),
          new Firmware("Microsoft Corporation", "Virtual Machine", "Hyper-V"),
          new Firmware("VMware", "", "VMware"),
          new Firmware("innotek GmbH", "", "VirtualBox"),
          new Firmware("Xen", "", "Xen"),
          new Firmware("Parallels", "", "Parallels"),
          new Firmware("Alibaba Cloud", "", "Alibaba Cloud"),
          new Firmware("OpenStack", "", "OpenStack"),
          new Firmware("DigitalOcean", "", "DigitalOcean"),
          new Firmware("Hetzner", "vServer", "Hetzner"),
          new Firmware("QEMU", "", "KVM"),
          new Firmware("", "KVM", "KVM"));

  private Hypervisor() {}

  /** The hypervisor's name, or the empty string on bare metal. */
  static String name(CpuInfo cpu, Path sys) {
    boolean arm = cpu.vendor().startsWith("0x");
    if (!cpu.guest() && !arm) {
      return "";
    }
    String named = byFirmware(sys);
    if (named.isEmpty() && cpu.guest()) {
      return first(sys.resolve("hypervisor/type")).equals("xen") ? "Xen" : UNKNOWN;
    }
    return named;
  }

  private static String byFirmware(Path sys) {
    String vendor = first(sys.resolve("class/dmi/id/sys_vendor"));
    String product = first(sys.resolve("class/dmi/id/product_name"));
    if (product.contains("metal")) {
      return "";
    }
    for (Firmware firmware : KNOWN) {
      if (vendor.startsWith(firmware.vendor()) && product.startsWith(firmware.product())) {
        return firmware.hypervisor();
      }
    }
    return "";
  }

  private static String first(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
