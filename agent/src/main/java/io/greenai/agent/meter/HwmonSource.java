package io.greenai.agent.meter;

import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Hardware monitoring chips: processors that tell their energy or power, rails of boards, the power
 * meter of the firmware. What a channel measures is known from {@link HwmonRails}; a channel of
 * which nobody says what it lies behind is left out and told.
 */
final class HwmonSource implements MeterSource {
  static final String NAME = "hwmon";

  /** Read by other sources. */
  private static final List<String> ELSEWHERE =
      List.of("amdgpu", "i915", "xe", "nouveau", "radeon");

  /**
   * The firmware's power meter asks a controller over a slow bus; fam15h_power sleeps for the
   * interval that it averages over, 10 ms or what was set.
   */
  private static final List<String> SLOW = List.of("power_meter", "fam15h_power");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Found find(MeterSite site) {
    HwmonRails rails = HwmonRails.load();
    List<Meter> meters = new ArrayList<>();
    List<Found.Problem> problems = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    Map<String, Integer> ids = new HashMap<>();
    for (HwmonChip chip : HwmonChip.in(site.sys().resolve("class/hwmon"))) {
      if (ELSEWHERE.contains(chip.name())) {
        continue;
      }
      for (HwmonChip.Channel channel : chip.channels()) {
        Optional<HwmonRails.Rail> rail = rails.find(chip.name(), channel.label());
        if (rail.isEmpty()) {
          leftOut.add(chip.name() + " " + channel.file().getFileName() + " " + channel.label());
          continue;
        }
        MeterDeclaration declaration = declaration(rail.get(), chip, channel, ids);
        try {
          meters.add(open(site, rail.get(), channel, declaration));
        } catch (IOException e) {
          problems.add(Found.Problem.unreadable(rail.get().domain(), declaration.id(), e));
        }
      }
    }
    String remark =
        leftOut.isEmpty()
            ? ""
            : "left out, for it is not known what they measure: " + String.join(", ", leftOut);
    return meters.isEmpty() && problems.isEmpty() && leftOut.isEmpty()
        ? Found.nothing("no chip tells power")
        : new Found(meters, problems, remark);
  }

  /** Those that are slow to read are read apart. */
  private static Meter open(
      MeterSite site, HwmonRails.Rail rail, HwmonChip.Channel channel, MeterDeclaration declaration)
      throws IOException {
    EnergyFileMeter.Spec spec = new EnergyFileMeter.Spec(declaration);
    return SLOW.contains(rail.chip())
        ? new BackgroundMeter(declaration, () -> channel.open(spec, site.clock()), site)
        : channel.open(spec, site.clock());
  }

  private static MeterDeclaration declaration(
      HwmonRails.Rail rail, HwmonChip chip, HwmonChip.Channel channel, Map<String, Integer> ids) {
    return new MeterDeclaration(
        id(rail, chip, channel, ids),
        rail.domain(),
        rail.role(),
        rail.boundary(),
        Quality.MEASURED,
        "hwmon:" + channel.file(),
        rail.uncertaintyPpm());
  }

  /** Chip and label; of an accelerator its number, as models name it. */
  private static String id(
      HwmonRails.Rail rail, HwmonChip chip, HwmonChip.Channel channel, Map<String, Integer> ids) {
    if (rail.domain() == Domain.GPU) {
      return "hwmon:gpu" + (ids.merge("gpu", 1, Integer::sum) - 1);
    }
    String label = channel.label().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
    String id = "hwmon:" + chip.name() + (label.isEmpty() ? "" : "-" + label);
    int count = ids.merge(id, 1, Integer::sum);
    return count == 1 ? id : id + "-" + count;
  }
}
