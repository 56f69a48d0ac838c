package io.greenai.report.budget;

import io.greenai.report.yaml.CarbonUnit;
import io.greenai.report.yaml.EnergyUnit;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import io.greenai.report.yaml.YamlNode;
import io.greenai.report.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads ceilings, each with its unit. */
final class LimitReader {
  private static final Map<String, ItemKind> ITEMS = Words.byId(ItemKind.values(), ItemKind::id);

  private LimitReader() {}

  static List<Limit> limits(YamlMap map, Selector selector) {
    map.onlyKeys("absolute", "energy", "intensity");
    List<Limit> limits = new ArrayList<>();
    quantity(map, "absolute")
        .ifPresent(
            limit ->
                limits.add(
                    new Limit.Absolute(limit.position(), carbon(limit.onlyKeys("value", "unit")))));
    quantity(map, "energy")
        .ifPresent(
            limit ->
                limits.add(
                    new Limit.Energy(
                        limit.position(),
                        limit
                            .onlyKeys("value", "unit")
                            .choice("unit", EnergyUnit.BY_SYMBOL)
                            .toMicrojoules(limit.number("value")))));
    quantity(map, "intensity").ifPresent(limit -> limits.add(intensity(limit, selector)));
    if (limits.isEmpty()) {
      throw new YamlException(
          map.position(), "'limits' sets none; write absolute, energy or intensity");
    }
    return limits;
  }

  /** Greenhouse gases on top of a limit. */
  static BigDecimal extra(YamlMap map) {
    return carbon(
        quantity(map, "extra").orElseGet(() -> map.map("extra")).onlyKeys("value", "unit"));
  }

  /**
   * The mapping under {@code key}; a bare number gets a message that shows how to give its unit.
   */
  private static Optional<YamlMap> quantity(YamlMap map, String key) {
    YamlNode value = map.values().get(key);
    if (value instanceof YamlScalar bare) {
      throw bare.invalid(
          key,
          "a limit needs its unit, for example {value: "
              + bare.text()
              + (key.equals("energy") ? ", unit: kWh}" : ", unit: kgCO2e}"));
    }
    return map.optionalMap(key);
  }

  private static BigDecimal carbon(YamlMap map) {
    return map.choice("unit", CarbonUnit.BY_SYMBOL).toGrams(map.number("value"));
  }

  private static Limit intensity(YamlMap map, Selector selector) {
    map.onlyKeys("value", "unit", "per", "of");
    BigDecimal per = map.number("per");
    if (per.signum() == 0) {
      throw map.scalar("per").invalid("per", "write more than 0");
    }
    ItemKind of = map.choice("of", ITEMS);
    if (selector instanceof Selector.OfModels models && !models.counts(of.phase())) {
      throw map.scalar("of")
          .invalid("of", "'phases' leaves out " + of.phase().id() + "; add it there or drop this");
    }
    BigDecimal value = map.number("value");
    EnergyUnit energy = EnergyUnit.BY_SYMBOL.get(map.text("unit"));
    return energy != null
        ? new Limit.Intensity(
            map.position(), energy.toMicrojoules(value), Limit.Measure.ENERGY, per, of)
        : new Limit.Intensity(map.position(), carbon(map), Limit.Measure.CARBON, per, of);
  }
}
