package io.greenai.report.org;

import io.greenai.report.factor.series.SignalPublisher;
import io.greenai.report.yaml.EnergyUnit;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what an organisation states of its electricity: consumption, instruments, intensities. */
final class Electricity {
  private static final Map<String, Instrument.Type> TYPES =
      Stream.of(Instrument.Type.values())
          .collect(Collectors.toUnmodifiableMap(Instrument.Type::id, Function.identity()));
  private static final Map<String, SignalPublisher> PUBLISHERS =
      Stream.of(SignalPublisher.values())
          .collect(Collectors.toUnmodifiableMap(SignalPublisher::id, Function.identity()));
  private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);
  private static final Map<String, String> RATE_UNITS = Map.of("gCO2e/kWh", "gCO2e/kWh");

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

  /**
   * Instruments of {@code sites}.
   *
   * @param today after which nothing was retired yet
   */
  static List<Instrument> instruments(
      List<YamlMap> instruments, List<Site> sites, LocalDate today) {
    Map<String, Site> byName =
        sites.stream()
            .filter(site -> site.hosting().buysElectricity())
            .collect(Collectors.toUnmodifiableMap(Site::name, Function.identity()));
    Set<String> ids = new HashSet<>();
    for (YamlMap map : instruments) {
      if (!ids.add(map.text("id"))) {
        throw map.scalar("id").invalid("id", "another instrument has it; each counts once");
      }
    }
    return instruments.stream().map(map -> instrument(map, byName, today)).toList();
  }

  private static Instrument instrument(YamlMap map, Map<String, Site> sites, LocalDate today) {
    map.onlyKeys(
        "id",
        "type",
        "site",
        "market",
        "volume",
        "from",
        "to",
        "rate",
        "soleClaim",
        "retirement",
        "attributesIncluded",
        "allocatedToAi");
    Optional<YamlMap> rate = map.optionalMap("rate").map(of -> of.onlyKeys("value", "unit"));
    rate.ifPresent(of -> of.choice("unit", RATE_UNITS));
    return new Instrument(
        map.text("id"),
        map.choice("type", TYPES),
        map.choice("site", sites).name(),
        map.text("market").toUpperCase(Locale.ROOT),
        microjoules(map.map("volume").onlyKeys("value", "unit")),
        map.scalar("from").date("from"),
        last(map),
        rate.map(of -> of.number("value")),
        map.choice("soleClaim", YES_OR_NO, false),
        map.optionalMap("retirement").map(retired -> retirement(retired, today)),
        map.choice("attributesIncluded", YES_OR_NO, false),
        allocations(map, today));
  }

  private static Retirement retirement(YamlMap map, LocalDate today) {
    map.onlyKeys("on", "record");
    return new Retirement(
        past(map, "on", today, "write 'retirement' once it is done"), map.text("record"));
  }

  private static LocalDate past(YamlMap map, String key, LocalDate today, String remedy) {
    LocalDate day = map.scalar(key).date(key);
    if (day.isAfter(today)) {
      throw map.scalar(key).invalid(key, "that day is still to come; " + remedy);
    }
    return day;
  }

  /** No more than the instrument has, and for none but its own days. */
  private static List<AiAllocation> allocations(YamlMap instrument, LocalDate today) {
    BigDecimal volume = microjoules(instrument.map("volume"));
    BigDecimal allocated = BigDecimal.ZERO;
    List<AiAllocation> all = new ArrayList<>();
    for (YamlMap map : instrument.maps("allocatedToAi")) {
      AiAllocation allocation = allocation(map, instrument, today);
      allocated = allocated.add(allocation.microjoules());
      if (allocated.compareTo(volume) > 0) {
        throw map.scalar("value")
            .invalid(
                "value",
                "what is allocated of '"
                    + instrument.text("id")
                    + "' comes to more than its volume; write less");
      }
      all.add(allocation);
    }
    return all;
  }

  private static AiAllocation allocation(YamlMap map, YamlMap instrument, LocalDate today) {
    map.onlyKeys("value", "unit", "from", "to", "signedOffBy", "signedOffOn", "reason");
    LocalDate first = map.scalar("from").date("from");
    LocalDate last = last(map);
    LocalDate from = instrument.scalar("from").date("from");
    LocalDate to = last(instrument);
    if (first.isBefore(from) || last.isAfter(to)) {
      String key = first.isBefore(from) ? "from" : "to";
      throw map.scalar(key).invalid(key, "the instrument is about " + from + " to " + to);
    }
    return new AiAllocation(
        microjoules(map),
        first,
        last,
        map.text("signedOffBy"),
        past(map, "signedOffOn", today, "write the sign-off once it is given"),
        map.text("reason"));
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

  private static LocalDate last(YamlMap map) {
    LocalDate last = map.scalar("to").date("to");
    if (last.isBefore(map.scalar("from").date("from"))) {
      throw map.scalar("to").invalid("to", "it lies before 'from'");
    }
    return last;
  }

  private static BigDecimal microjoules(YamlMap map) {
    BigDecimal value = map.choice("unit", EnergyUnit.BY_SYMBOL).toMicrojoules(map.number("value"));
    if (value.signum() <= 0) {
      throw map.scalar("value").invalid("value", "write more than 0");
    }
    return value;
  }
}
