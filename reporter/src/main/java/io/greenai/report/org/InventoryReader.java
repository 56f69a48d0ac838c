package io.greenai.report.org;

import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.yaml.CarbonUnit;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads hardware: that of a site's hosts, and the inventory of what was bought. */
final class InventoryReader {
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}");
  private static final BigDecimal GRAMS_PER_KILOGRAM = new BigDecimal("1000");

  private final FactorsAt factors;

  /**
   * A reader.
   *
   * @param factors tell which devices and instance types are known
   */
  InventoryReader(FactorsAt factors) {
    this.factors = factors;
  }

  Optional<Inventory> inventory(YamlMap root) {
    if (!root.has("hardwareInventory")) {
      return Optional.empty();
    }
    List<YamlMap> maps = root.maps("hardwareInventory");
    Set<String> ids = new HashSet<>();
    for (YamlMap map : maps) {
      if (!ids.add(map.text("id"))) {
        throw map.scalar("id").invalid("id", "another purchase has it; each counts once");
      }
    }
    return Optional.of(new Inventory(maps.stream().map(this::purchase).toList()));
  }

  private Purchase purchase(YamlMap map) {
    map.onlyKeys(
        "id", "item", "count", "device", "embodied", "purchased", "lifetimeYears", "source");
    if (!COUNT.matcher(map.text("count")).matches()) {
      throw map.scalar("count").invalid("count", "write a whole number from 1 to 999999");
    }
    if (map.has("device") == map.has("embodied")) {
      throw new YamlException(
          map.position(),
          "purchase '" + map.text("id") + "' needs either 'device' or 'embodied', not both");
    }
    Optional<String> device = map.optionalText("device");
    if (device.isPresent() && factors.embodied(device.get()).value().isEmpty()) {
      throw map.scalar("device")
          .invalid("device", "no table of the factor set knows it; write 'embodied' instead");
    }
    return new Purchase(
        map.text("id"),
        map.text("item"),
        Integer.parseInt(map.text("count")),
        device,
        map.optionalMap("embodied").map(InventoryReader::grams),
        map.scalar("purchased").date("purchased"),
        lifetime(map),
        map.text("source"));
  }

  /** The machine of a site's hosts, or the part of a provider's that a cloud instance takes. */
  SiteHardware siteHardware(YamlMap map, Optional<CloudRegion> region) {
    map.onlyKeys("embodied", "instance", "shareOfHost", "lifetimeYears", "source");
    if (map.has("embodied") == map.has("instance")) {
      throw new YamlException(
          map.position(), "'hardware' needs either 'embodied' or 'instance', not both");
    }
    if (!map.has("instance")) {
      return new SiteHardware(
          grams(map.map("embodied")), lifetime(map), map.text("source"), Optional.empty());
    }
    String provider =
        region
            .orElseThrow(
                () ->
                    new YamlException(
                        map.positionOf("instance"),
                        "'instance' goes with a site in a cloud region; write 'embodied' instead"))
            .provider();
    FactorRow host =
        factors.embodiedHost(provider, map.text("instance")).rows().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    map.scalar("instance")
                        .invalid(
                            "instance", "no table of the factor set knows it; write 'embodied'"));
    BigDecimal share = map.number("shareOfHost");
    if (share.signum() == 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw map.scalar("shareOfHost").invalid("shareOfHost", "write more than 0 and at most 1");
    }
    return new SiteHardware(
        host.value().multiply(GRAMS_PER_KILOGRAM).multiply(share),
        lifetime(map),
        share.toPlainString()
            + " of the host of "
            + provider
            + ":"
            + map.text("instance")
            + " ("
            + host.id()
            + "); "
            + map.text("source"),
        Optional.of(host));
  }

  private static BigDecimal grams(YamlMap map) {
    map.onlyKeys("value", "unit");
    return map.choice("unit", CarbonUnit.BY_SYMBOL).toGrams(map.number("value"));
  }

  private static BigDecimal lifetime(YamlMap map) {
    BigDecimal lifetime = map.number("lifetimeYears");
    if (lifetime.signum() == 0) {
      throw map.scalar("lifetimeYears").invalid("lifetimeYears", "write more than 0");
    }
    return lifetime;
  }
}
