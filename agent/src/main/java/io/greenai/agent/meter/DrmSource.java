package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Accelerators whose kernel driver tells their energy or power: amdgpu, i915, xe and nouveau, below
 * {@code /sys/class/drm}. Their ids are numbered in the order of their PCI addresses, for each
 * driver from 0; a model is on a device by what the libraries call it in this process, which may be
 * given only some of them ({@link VisibleDevices}, and the render nodes that it can open).
 *
 * <p>What amdgpu tells of a processor with built-in graphics is the power of the whole socket
 * (Linux, Documentation/gpu/amdgpu/thermal.rst) and lies in the package, so that it is a whole
 * beside it. A graphics card has a power cap of label PPT, built-in graphics has none or those of
 * the socket.
 */
final class DrmSource implements MeterSource {
  /** Of boards' own instruments: NVIDIA and AMD both state 5 %. */
  private static final long UNCERTAINTY_PPM = 50_000;

  private static final List<String> DRIVERS = List.of("amdgpu", "i915", "xe", "nouveau");

  @Override
  public String name() {
    return "drm";
  }

  @Override
  public Found find(MeterSite site) {
    Map<String, Path> devices = new TreeMap<>(Comparator.naturalOrder());
    for (Path card : SysFiles.numbered(site.sys().resolve("class/drm"), "card")) {
      devices.put(address(card.resolve("device")), card.resolve("device"));
    }
    List<Meter> meters = new ArrayList<>();
    List<Found.Problem> problems = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> names = names(site, devices);
    devices.forEach(
        (address, device) -> {
          for (HwmonChip chip : HwmonChip.in(device.resolve("hwmon"))) {
            Optional<HwmonChip.Channel> channel = channel(chip);
            if (DRIVERS.contains(chip.name()) && channel.isPresent()) {
              boolean builtIn = isBuiltIn(chip, channel.get());
              int number = builtIn ? 0 : counts.merge(chip.name(), 1, Integer::sum) - 1;
              MeterDeclaration declaration =
                  declaration(chip.name(), number, builtIn, device, channel.get(), site);
              try {
                EnergyFileMeter.Spec spec = new EnergyFileMeter.Spec(declaration);
                meters.add(
                    builtIn
                        ? channel.get().open(spec, site.clock())
                        : new DeviceMeter(
                            declaration,
                            address,
                            names.getOrDefault(address, ""),
                            device,
                            () -> channel.get().open(spec, site.clock())));
              } catch (IOException e) {
                @Nullable Domain domain = builtIn ? null : Domain.GPU;
                problems.add(Found.Problem.unreadable(domain, declaration.id(), e));
              }
            }
          }
        });
    return meters.isEmpty() && problems.isEmpty()
        ? Found.nothing(devices.isEmpty() ? "no graphics device" : "no device tells power")
        : new Found(meters, problems, "");
  }

  /** What this process calls the cards, by their addresses. */
  private static Map<String, String> names(MeterSite site, Map<String, Path> devices) {
    Map<String, List<VisibleDevices.Device>> usable = new TreeMap<>();
    devices.forEach(
        (address, device) -> {
          for (HwmonChip chip : HwmonChip.in(device.resolve("hwmon"))) {
            Optional<HwmonChip.Channel> channel = channel(chip);
            if (channel.isPresent() && !isBuiltIn(chip, channel.get()) && opens(site, device)) {
              String uuid = SysFiles.text(device.resolve("unique_id"));
              usable
                  .computeIfAbsent(chip.name(), driver -> new ArrayList<>())
                  .add(new VisibleDevices.Device(address, uuid.isEmpty() ? "" : "GPU-" + uuid));
            }
          }
        });
    Map<String, String> names = new HashMap<>();
    usable.forEach(
        (driver, all) -> names.putAll(VisibleDevices.names(driver, all, site.environment())));
    return names;
  }

  /** Whether this process may use a card; a container sees all of them in {@code /sys}. */
  private static boolean opens(MeterSite site, Path device) {
    return SysFiles.numbered(device.resolve("drm"), "renderD").stream()
        .map(node -> site.root().resolve("dev/dri").resolve(node.getFileName()))
        .allMatch(node -> Files.isReadable(node) && Files.isWritable(node));
  }

  /** xe tells of the card and of the chip on it; the card is what is drawn. */
  private static Optional<HwmonChip.Channel> channel(HwmonChip chip) {
    List<HwmonChip.Channel> channels = chip.channels();
    return channels.stream()
        .filter(channel -> channel.label().equals("card"))
        .findFirst()
        .or(() -> channels.stream().findFirst());
  }

  private static boolean isBuiltIn(HwmonChip chip, HwmonChip.Channel channel) {
    return chip.name().equals("amdgpu")
        && (!Files.exists(chip.folder().resolve("power1_cap"))
            || channel.label().equals("slowPPT")
            || channel.label().equals("fastPPT"));
  }

  private static MeterDeclaration declaration(
      String driver,
      int number,
      boolean builtIn,
      Path device,
      HwmonChip.Channel channel,
      MeterSite site) {
    String source = "drm:" + channel.file() + ", " + PciNames.at(site).of(device);
    return builtIn
        ? new MeterDeclaration(
            driver + ":socket",
            Domain.CPU,
            MeterRole.WHOLE,
            Boundary.PACKAGE,
            Quality.MEASURED,
            source,
            UNCERTAINTY_PPM)
        : new MeterDeclaration(
            driver + ":gpu" + number,
            Domain.GPU,
            MeterRole.PART,
            Boundary.DEVICE,
            Quality.MEASURED,
            source,
            UNCERTAINTY_PPM);
  }

  /** The address that the kernel gives the device, {@code 0000:03:00.0}; else its path. */
  private static String address(Path device) {
    return SysFiles.text(device.resolve("uevent"))
        .lines()
        .filter(line -> line.startsWith("PCI_SLOT_NAME="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElse(device.toString());
  }
}
