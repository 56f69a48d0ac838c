package io.greenai.report.org;

import io.greenai.report.yaml.YamlMap;
import io.greenai.report.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the register of contractual instruments. */
final class InstrumentReader {
  private static final Map<String, Instrument.Type> TYPES =
      Stream.of(Instrument.Type.values())
          .collect(Collectors.toUnmodifiableMap(Instrument.Type::id, Function.identity()));
  private static final Map<String, EnergySource> SOURCES =
      Stream.of(EnergySource.values())
          .collect(Collectors.toUnmodifiableMap(EnergySource::id, Function.identity()));
  private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);
  private static final Map<String, String> RATE_UNITS = Map.of("gCO2e/kWh", "gCO2e/kWh");

  private final Map<String, Site> sites;
  private final LocalDate today;

  /**
   * A reader.
   *
   * @param sites of the organisation, some of which instruments may be for
   * @param today after which nothing was retired yet
   */
  InstrumentReader(List<Site> sites, LocalDate today) {
    this.sites =
        sites.stream()
            .filter(site -> site.hosting().buysElectricity())
            .collect(Collectors.toUnmodifiableMap(Site::name, Function.identity()));
    this.today = today;
  }

  List<Instrument> instruments(YamlMap root) {
    List<YamlMap> instruments = root.maps("instruments");
    Map<String, Market> markets = markets(root.maps("markets"));
    Set<String> ids = new HashSet<>();
    for (YamlMap map : instruments) {
      if (!ids.add(map.text("id"))) {
        throw map.scalar("id").invalid("id", "another instrument has it; each counts once");
      }
    }
    return instruments.stream().map(map -> instrument(map, markets)).toList();
  }

  /** Those of several countries, by country. */
  private static Map<String, Market> markets(List<YamlMap> maps) {
    Map<String, Market> markets = new HashMap<>();
    for (YamlMap map : maps) {
      map.onlyKeys("name", "countries", "basis");
      SortedSet<String> countries = new TreeSet<>();
      map.scalars("countries")
          .forEach(country -> countries.add(country.choice("countries", Countries.BY_CODE)));
      String boundary = map.text("name") + " (" + map.text("basis") + ")";
      for (YamlScalar country : map.scalars("countries")) {
        Market market = new Market(country.text(), countries, Optional.of(boundary));
        if (markets.putIfAbsent(country.text(), market) != null) {
          throw country.invalid("countries", "it is in another market too; keep it in one");
        }
      }
    }
    return markets;
  }

  private Instrument instrument(YamlMap map, Map<String, Market> markets) {
    map.onlyKeys(
        "id",
        "type",
        "site",
        "market",
        "volume",
        "from",
        "to",
        "rate",
        "generatedFrom",
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
        market(map.choice("market", Countries.BY_CODE), markets),
        Electricity.microjoules(map.map("volume").onlyKeys("value", "unit")),
        map.scalar("from").date("from"),
        Electricity.last(map),
        rate.map(of -> of.number("value")),
        generatedFrom(map),
        map.choice("soleClaim", YES_OR_NO, false),
        map.optionalMap("retirement").map(this::retirement),
        map.choice("attributesIncluded", YES_OR_NO, false),
        allocations(map));
  }

  private static Market market(String country, Map<String, Market> markets) {
    return Optional.ofNullable(markets.get(country)).orElseGet(() -> Market.of(country));
  }

  /** One source, or the share of each. */
  private static Map<EnergySource, BigDecimal> generatedFrom(YamlMap map) {
    if (!map.has("generatedFrom")) {
      return Map.of();
    }
    if (map.values().get("generatedFrom") instanceof YamlScalar) {
      return Map.of(map.choice("generatedFrom", SOURCES), BigDecimal.ONE);
    }
    YamlMap stated =
        map.map("generatedFrom")
            .onlyKeys(SOURCES.keySet().stream().sorted().toArray(String[]::new));
    Map<EnergySource, BigDecimal> shares = new EnumMap<>(EnergySource.class);
    BigDecimal sum = BigDecimal.ZERO;
    for (String source : stated.values().keySet()) {
      shares.put(SOURCES.get(source), stated.number(source));
      sum = sum.add(stated.number(source));
      if (sum.compareTo(BigDecimal.ONE) > 0) {
        throw stated
            .scalar(source)
            .invalid(source, "shares of one instrument come to more than 1; write less");
      }
    }
    return shares;
  }

  private Retirement retirement(YamlMap map) {
    map.onlyKeys("on", "record");
    return new Retirement(
        past(map, "on", "write 'retirement' once it is done"), map.text("record"));
  }

  private LocalDate past(YamlMap map, String key, String remedy) {
    LocalDate day = map.scalar(key).date(key);
    if (day.isAfter(today)) {
      throw map.scalar(key).invalid(key, "that day is still to come; " + remedy);
    }
    return day;
  }

  /** No more than the instrument has, and for none but its own days. */
  private List<AiAllocation> allocations(YamlMap instrument) {
    BigDecimal volume = Electricity.microjoules(instrument.map("volume"));
    BigDecimal allocated = BigDecimal.ZERO;
    List<AiAllocation> all = new ArrayList<>();
    for (YamlMap map : instrument.maps("allocatedToAi")) {
      AiAllocation allocation = allocation(map, instrument);
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

  private AiAllocation allocation(YamlMap map, YamlMap instrument) {
    map.onlyKeys("value", "unit", "from", "to", "signedOffBy", "signedOffOn", "reason");
    LocalDate first = map.scalar("from").date("from");
    LocalDate last = Electricity.last(map);
    LocalDate from = instrument.scalar("from").date("from");
    LocalDate to = Electricity.last(instrument);
    if (first.isBefore(from) || last.isAfter(to)) {
      String key = first.isBefore(from) ? "from" : "to";
      throw map.scalar(key).invalid(key, "the instrument is about " + from + " to " + to);
    }
    return new AiAllocation(
        Electricity.microjoules(map),
        first,
        last,
        map.text("signedOffBy"),
        past(map, "signedOffOn", "write the sign-off once it is given"),
        map.text("reason"));
  }
}
