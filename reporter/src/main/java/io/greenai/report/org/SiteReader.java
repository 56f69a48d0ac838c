package io.greenai.report.org;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.Place;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import io.greenai.report.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the sites of an organisation. */
final class SiteReader {
  private static final Map<String, Hosting> HOSTINGS =
      Stream.of(Hosting.values()).collect(toUnmodifiableMap(Hosting::id, Function.identity()));
  private static final Map<String, Boolean> OVERHEADS = Map.of("own", true, "landlord", false);
  private static final Pattern SUBDIVISION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}|US-[A-Z]{4}");
  private static final Pattern EGRID = Pattern.compile("US-[A-Z]{4}");
  private static final BigDecimal MOST_WUE = BigDecimal.valueOf(20);

  private final FactorSet factors;

  /** With {@code factors}, which tell which cloud regions there are, and in which countries. */
  SiteReader(FactorSet factors) {
    this.factors = factors;
  }

  List<Site> sites(YamlMap root) {
    List<YamlMap> sites = root.maps("sites");
    if (sites.isEmpty()) {
      throw new YamlException(
          root.positionOf("sites"), "'sites' lists no site; write at least one");
    }
    Set<String> names = new HashSet<>();
    for (YamlMap site : sites) {
      if (!names.add(site.text("name"))) {
        throw site.scalar("name").invalid("name", "another site has that name already");
      }
    }
    List<Site> read = new ArrayList<>();
    for (YamlMap map : sites) {
      Site site = site(map);
      read.forEach(other -> requireApart(map, site, other));
      read.add(site);
    }
    return read;
  }

  /** A service runs at one site, or which one counts would hang on the order of the file. */
  private static void requireApart(YamlMap map, Site site, Site other) {
    boolean sameEnvironment =
        site.environments().isEmpty()
            || other.environments().isEmpty()
            || !Collections.disjoint(site.environments(), other.environments());
    for (YamlScalar service : map.scalars("services")) {
      if (sameEnvironment && other.services().contains(service.text())) {
        throw service.invalid(
            "services",
            "site '"
                + other.name()
                + "' has it in the same environment; name it at one, or tell 'environments' apart");
      }
    }
  }

  private Site site(YamlMap map) {
    map.onlyKeys(
        "name",
        "hosting",
        "country",
        "subdivision",
        "provider",
        "region",
        "services",
        "environments",
        "pue",
        "wue",
        "unmeteredRest",
        "hardware",
        "overhead",
        "consumption",
        "intensities");
    Hosting hosting = map.choice("hosting", HOSTINGS);
    Optional<CloudRegion> region =
        hosting == Hosting.CLOUD && !map.has("country")
            ? Optional.of(cloudRegion(map))
            : Optional.empty();
    if (region.isEmpty() && map.has("region")) {
      throw new YamlException(
          map.positionOf("region"),
          "'region' goes with hosting 'cloud' and without 'country'; drop one of them");
    }
    String country =
        region
            .flatMap(cloud -> factors.latest().cloudPlace(cloud.provider(), cloud.region()))
            .map(Place::country)
            .orElseGet(() -> map.choice("country", Countries.BY_CODE));
    return new Site(
        map.text("name"),
        hosting,
        country,
        subdivision(map),
        region,
        services(map),
        map.scalars("environments").stream().map(YamlScalar::text).toList(),
        map.optionalMap("pue").map(SiteReader::pue),
        map.optionalMap("wue").map(SiteReader::wue),
        map.optionalMap("unmeteredRest").map(SiteReader::rest),
        map.optionalMap("hardware")
            .map(hardware -> new InventoryReader(factors.latest()).siteHardware(hardware, region)),
        overhead(map, hosting),
        Electricity.consumption(map),
        map.optionalMap("intensities").map(signal -> Electricity.intensities(signal, country)));
  }

  private Optional<String> subdivision(YamlMap map) {
    Optional<String> code = map.optionalText("subdivision");
    if (code.isEmpty()) {
      return code;
    }
    if (EGRID.matcher(code.get()).matches() && !factors.egridSubregions().contains(code.get())) {
      throw map.scalar("subdivision")
          .invalid(
              "subdivision",
              "eGRID has no such subregion; valid are "
                  + String.join(", ", factors.egridSubregions()));
    }
    if (!(map.has("country")
        && SUBDIVISION.matcher(code.get()).matches()
        && code.get().startsWith(map.text("country") + "-"))) {
      throw map.scalar("subdivision")
          .invalid(
              "subdivision",
              "write a part of the site's 'country' as in ISO 3166-2, CA-ON, or a subregion of"
                  + " eGRID, US-CAMX");
    }
    return code;
  }

  private CloudRegion cloudRegion(YamlMap map) {
    Map<String, String> regions =
        factors.cloudRegions().stream().collect(toMap(Function.identity(), Function.identity()));
    String provider = map.text("provider");
    Map<String, String> ofProvider =
        regions.keySet().stream()
            .filter(id -> id.startsWith(provider + ":"))
            .map(id -> id.substring(provider.length() + 1))
            .collect(toMap(Function.identity(), Function.identity()));
    if (ofProvider.isEmpty()) {
      throw map.scalar("provider")
          .invalid("provider", "valid are aws, azure, gcp; for others write 'country'");
    }
    return new CloudRegion(provider, map.choice("region", ofProvider));
  }

  private static List<String> services(YamlMap map) {
    List<String> services = map.scalars("services").stream().map(YamlScalar::text).toList();
    if (services.isEmpty()) {
      throw new YamlException(
          map.positionOf("services"),
          "site '"
              + map.text("name")
              + "' lists no services; name them, or write \"*\" for all that no other site names");
    }
    return services;
  }

  private static StatedPue pue(YamlMap map) {
    map.onlyKeys("value", "source");
    BigDecimal value = map.number("value");
    if (value.compareTo(BigDecimal.ONE) < 0 || value.compareTo(BigDecimal.TEN) > 0) {
      throw map.scalar("value").invalid("value", "a PUE lies between 1 and 10");
    }
    return new StatedPue(value, map.text("source"));
  }

  private static StatedWue wue(YamlMap map) {
    map.onlyKeys("value", "source");
    BigDecimal value = map.number("value");
    if (value.compareTo(MOST_WUE) > 0) {
      throw map.scalar("value").invalid("value", "a WUE lies between 0 and 20 L/kWh of IT energy");
    }
    return new StatedWue(value, map.text("source"));
  }

  private static RestFraction rest(YamlMap map) {
    map.onlyKeys("low", "central", "high", "source");
    BigDecimal low = map.number("low");
    BigDecimal central = map.number("central");
    BigDecimal high = map.number("high");
    if (low.compareTo(central) > 0 || central.compareTo(high) > 0) {
      throw map.scalar("central").invalid("central", "it must lie between 'low' and 'high'");
    }
    return new RestFraction(low, central, high, map.text("source"));
  }

  private static boolean overhead(YamlMap map, Hosting hosting) {
    if (hosting == Hosting.COLOCATION) {
      return map.choice("overhead", OVERHEADS);
    }
    if (map.has("overhead")) {
      throw new YamlException(
          map.positionOf("overhead"), "'overhead' goes with hosting 'colocation'; drop it");
    }
    return true;
  }
}
