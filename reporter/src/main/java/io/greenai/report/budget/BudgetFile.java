package io.greenai.report.budget;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.greenai.report.yaml.CarbonUnit;
import io.greenai.report.yaml.EnergyUnit;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlFile;
import io.greenai.report.yaml.YamlMap;
import io.greenai.report.yaml.YamlNode;
import io.greenai.report.yaml.YamlScalar;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one budget, whose shape {@code carbon-budget.schema.json} gives to editors. */
public final class BudgetFile {
  private static final Map<String, String> API_VERSIONS = words("greenai.io/v1");
  private static final Map<String, String> KINDS = words("CarbonBudget");
  private static final Map<String, String> PARTS = words("operational", "embodied");
  private static final Map<String, BudgetCalendar.Unit> CALENDARS =
      byId(BudgetCalendar.Unit.values(), BudgetCalendar.Unit::id);
  private static final Map<String, EnergyBasis> ENERGIES =
      byId(EnergyBasis.values(), EnergyBasis::id);
  private static final Map<String, Enforcement> ENFORCEMENTS =
      byId(Enforcement.values(), Enforcement::id);
  private static final Map<String, OnMissingData> ON_MISSING_DATA =
      byId(OnMissingData.values(), OnMissingData::id);
  private static final Map<String, Comparison> COMPARISONS =
      byId(Comparison.values(), Comparison::id);
  private static final Map<String, ItemKind> ITEMS = byId(ItemKind.values(), ItemKind::id);
  private static final Map<String, Threshold.Basis> BASES =
      byId(Threshold.Basis.values(), Threshold.Basis::id);
  private static final Map<String, Threshold.Severity> SEVERITIES =
      byId(Threshold.Severity.values(), Threshold.Severity::id);

  private static final Pattern DAYS = Pattern.compile("[1-9][0-9]?d");

  /** Where a file states none: all of the limit is a breach, heading for it a warning. */
  private static final List<Threshold> DEFAULT_THRESHOLDS =
      List.of(
          new Threshold(BigDecimal.valueOf(100), Threshold.Basis.FORECAST, Threshold.Severity.WARN),
          new Threshold(
              BigDecimal.valueOf(100), Threshold.Basis.ACTUAL, Threshold.Severity.BREACH));

  private BudgetFile() {}

  /**
   * The budget in {@code path}.
   *
   * @throws YamlException where the file is wrong, with its place
   */
  public static CarbonBudget read(Path path) throws IOException {
    return budget(YamlFile.read(path));
  }

  private static CarbonBudget budget(YamlMap root) {
    root.choice("kind", KINDS);
    root.choice("apiVersion", API_VERSIONS);
    root.onlyKeys("apiVersion", "kind", "metadata", "spec");
    YamlMap metadata =
        root.map("metadata")
            .notYet("gitRef", "labels", "annotations")
            .onlyKeys("name", "owner", "approver", "costCenter", "description");
    YamlMap spec =
        root.map("spec")
            .notYet("carryOver", "internalCarbonPrice", "selector")
            .onlyKeys(
                "parent",
                "model",
                "service",
                "environment",
                "period",
                "basis",
                "limits",
                "thresholds",
                "burnRate",
                "enforcement",
                "onMissingData",
                "uncertainty",
                "waivers");
    Optional<YamlMap> basis =
        spec.optionalMap("basis")
            .map(map -> map.notYet("scope2", "pue").onlyKeys("energy", "include"));
    List<Threshold> thresholds =
        spec.maps("thresholds").stream().map(BudgetFile::threshold).toList();
    return new CarbonBudget(
        root.position(),
        metadata.text("name"),
        metadata.text("owner"),
        metadata.optionalText("approver"),
        metadata.optionalText("costCenter"),
        spec.optionalScalar("parent"),
        selector(spec),
        calendar(spec.map("period")),
        basis
            .map(map -> map.choice("energy", ENERGIES, EnergyBasis.FACILITY))
            .orElse(EnergyBasis.FACILITY),
        basis.map(BudgetFile::includesEmbodied).orElse(false),
        limits(spec.map("limits")),
        thresholds.isEmpty() ? DEFAULT_THRESHOLDS : thresholds,
        spec.maps("burnRate").stream().map(BudgetFile::burnRate).toList(),
        spec.choice("enforcement", ENFORCEMENTS, Enforcement.WARN),
        spec.choice("onMissingData", ON_MISSING_DATA, OnMissingData.FAIL),
        spec.choice("uncertainty", COMPARISONS, Comparison.CENTRAL),
        spec.maps("waivers").stream().map(BudgetFile::waiver).toList());
  }

  /** A budget without model is for what its children are for, which its file does not tell. */
  private static Selector selector(YamlMap spec) {
    Optional<String> model = spec.optionalText("model");
    for (String key : List.of("service", "environment")) {
      if (model.isEmpty() && spec.has(key)) {
        throw new YamlException(
            spec.positionOf(key), "'" + key + "' goes with 'model'; add that or drop this");
      }
    }
    return model
        .<Selector>map(
            name ->
                new Selector.OfModel(
                    name, spec.optionalText("service"), spec.optionalText("environment")))
        .orElseGet(() -> new Selector.AnyOf(List.of()));
  }

  private static BudgetCalendar calendar(YamlMap map) {
    map.notYet("fiscalYearStart").onlyKeys("calendar", "timeZone", "start");
    Optional<LocalDate> start = map.optionalDate("start");
    BudgetCalendar calendar =
        new BudgetCalendar(
            map.choice("calendar", CALENDARS), map.zone("timeZone"), start.map(YearMonth::from));
    start
        .filter(day -> day.getDayOfMonth() != 1 || !calendar.canStartWith(YearMonth.from(day)))
        .ifPresent(
            day -> {
              throw map.scalar("start")
                  .invalid("start", "no calendar " + calendar.unit().id() + " begins on that day");
            });
    return calendar;
  }

  private static boolean includesEmbodied(YamlMap basis) {
    List<String> parts =
        basis.scalars("include").stream().map(part -> part.choice("include", PARTS)).toList();
    if (basis.has("include") && !parts.contains("operational")) {
      throw new YamlException(
          basis.positionOf("include"), "'include' leaves out 'operational'; a budget counts it");
    }
    return parts.contains("embodied");
  }

  private static List<Limit> limits(YamlMap map) {
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
    quantity(map, "intensity").ifPresent(limit -> limits.add(intensity(limit)));
    if (limits.isEmpty()) {
      throw new YamlException(
          map.position(), "'limits' sets none; write absolute, energy or intensity");
    }
    return limits;
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

  private static Limit intensity(YamlMap map) {
    map.onlyKeys("value", "unit", "per", "of");
    BigDecimal per = map.number("per");
    if (per.signum() == 0) {
      throw map.scalar("per").invalid("per", "write more than 0");
    }
    BigDecimal value = map.number("value");
    EnergyUnit energy = EnergyUnit.BY_SYMBOL.get(map.text("unit"));
    return energy != null
        ? new Limit.Intensity(
            map.position(),
            energy.toMicrojoules(value),
            Limit.Measure.ENERGY,
            per,
            map.choice("of", ITEMS))
        : new Limit.Intensity(
            map.position(), carbon(map), Limit.Measure.CARBON, per, map.choice("of", ITEMS));
  }

  private static Threshold threshold(YamlMap map) {
    map.onlyKeys("percent", "basis", "severity");
    return new Threshold(
        map.number("percent"), map.choice("basis", BASES), map.choice("severity", SEVERITIES));
  }

  private static BurnRate burnRate(YamlMap map) {
    map.onlyKeys("lookback", "factor");
    YamlScalar lookback = map.scalar("lookback");
    if (!DAYS.matcher(lookback.text()).matches()) {
      throw lookback.invalid("lookback", "write 1 to 99 days, for example 7d");
    }
    BigDecimal factor = map.number("factor");
    if (factor.signum() == 0) {
      throw map.scalar("factor").invalid("factor", "write more than 0");
    }
    String days = lookback.text().substring(0, lookback.text().length() - 1);
    return new BurnRate(Duration.ofDays(Integer.parseInt(days)), factor);
  }

  private static Waiver waiver(YamlMap map) {
    map.onlyKeys("id", "reason", "extra", "approver", "expires");
    YamlMap extra =
        quantity(map, "extra").orElseGet(() -> map.map("extra")).onlyKeys("value", "unit");
    return new Waiver(
        map.text("id"),
        map.text("reason"),
        carbon(extra),
        map.text("approver"),
        map.scalar("expires").date("expires"));
  }

  private static Map<String, String> words(String... words) {
    return byId(words, Function.identity());
  }

  private static <T> Map<String, T> byId(T[] values, Function<T, String> id) {
    return Stream.of(values).collect(toUnmodifiableMap(id, Function.identity()));
  }
}
