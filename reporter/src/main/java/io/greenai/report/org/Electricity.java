package io.greenai.report.org;

import io.greenai.report.factor.series.SignalPublisher;
import io.greenai.report.yaml.EnergyUnit;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what an organisation states of the electricity of a site: consumption, intensities. */
final class Electricity {
  private static final Map<String, SignalPublisher> PUBLISHERS =
      Stream.of(SignalPublisher.values())
          .collect(Collectors.toUnmodifiableMap(SignalPublisher::id, Function.identity()));

  private Electricity() {}

  static List<SiteConsumption> consumption(YamlMap site) {
    List<SiteConsumption> all =
        site.maps("consumption").stream().map(Electricity::oneConsumption).toList();
    for (int i = 1; i < all.size(); i++) {
      if (!all.get(i).first().isAfter(all.get(i - 1).last())) {
        throw new YamlException(
            site.positionOf("consumption"),
            "consumption from "
                + all.get(i).first()
                + " begins before the one above it ends on "
                + all.get(i - 1).last()
                + "; list it in order and each day once");
      }
    }
    return all;
  }

  private static SiteConsumption oneConsumption(YamlMap map) {
    map.onlyKeys("from", "to", "value", "unit", "source");
    return new SiteConsumption(
        map.scalar("from").date("from"), last(map), microjoules(map), map.text("source"));
  }

  static SiteIntensities intensities(YamlMap map, String country) {
    map.onlyKeys("publisher", "zone");
    SignalPublisher publisher = map.choice("publisher", PUBLISHERS);
    String zone = map.text("zone");
    if (!publisher.mayCover(zone, country)) {
      throw map.scalar("zone")
          .invalid(
              "zone", publisher.title() + " has no such zone in the site's country, " + country);
    }
    return new SiteIntensities(publisher, zone);
  }

  /** The day under {@code to}, which does not lie before that under {@code from}. */
  static LocalDate last(YamlMap map) {
    LocalDate last = map.scalar("to").date("to");
    if (last.isBefore(map.scalar("from").date("from"))) {
      throw map.scalar("to").invalid("to", "it lies before 'from'");
    }
    return last;
  }

  /** The energy under {@code value} and {@code unit}, more than 0. */
  static BigDecimal microjoules(YamlMap map) {
    BigDecimal value = map.choice("unit", EnergyUnit.BY_SYMBOL).toMicrojoules(map.number("value"));
    if (value.signum() <= 0) {
      throw map.scalar("value").invalid("value", "write more than 0");
    }
    return value;
  }
}
