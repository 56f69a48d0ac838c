package io.greenai.report.budget;

import io.greenai.report.org.CarbonPrice;
import io.greenai.report.org.CarbonPriceReader;
import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.yaml.Position;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlFile;
import io.greenai.report.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one budget, whose shape {@code carbon-budget.schema.json} gives to editors. */
public final class BudgetFile {
  private static final Map<String, String> API_VERSIONS = Words.of("greenai.io/v1");
  private static final Map<String, String> KINDS = Words.of("CarbonBudget", BudgetPolicy.KIND);
  private static final Map<String, BudgetCalendar.Unit> CALENDARS =
      Words.byId(BudgetCalendar.Unit.values(), BudgetCalendar.Unit::id);
  private static final Map<String, BudgetView> VIEWS =
      Words.byId(BudgetView.values(), BudgetView::id);
  private static final Map<String, Enforcement> ENFORCEMENTS =
      Words.byId(Enforcement.values(), Enforcement::id);
  private static final Map<String, Blocking> BLOCKINGS =
      Words.byId(Blocking.values(), Blocking::id);
  private static final Map<String, OnMissingData> ON_MISSING_DATA =
      Words.byId(OnMissingData.values(), OnMissingData::id);
  private static final Map<String, Comparison> COMPARISONS =
      Words.byId(Comparison.values(), Comparison::id);

  private BudgetFile() {}

  /**
   * The budget in {@code path}.
   *
   * @throws YamlException where the file is wrong, with its place
   */
  public static CarbonBudget read(Path path) throws IOException {
    return budget(YamlFile.read(path));
  }

  static void requireVersion(YamlMap root) {
    root.choice("apiVersion", API_VERSIONS);
  }

  /** Whether it is a budget, and not the policy of the folder. */
  static boolean isBudget(YamlMap root) {
    return !root.choice("kind", KINDS).equals(BudgetPolicy.KIND);
  }

  static CarbonBudget budget(YamlMap root) {
    requireVersion(root);
    root.onlyKeys("apiVersion", "kind", "metadata", "spec");
    YamlMap metadata =
        root.map("metadata")
            .notYet("gitRef", "labels", "annotations")
            .onlyKeys("name", "owner", "approver", "costCenter", "description");
    YamlMap spec = root.map("spec");
    requireNoBasis(spec);
    SelectorReader.requireNoSelector(spec);
    spec.onlyKeys(
        "parent",
        "model",
        "models",
        "service",
        "environment",
        "environments",
        "phases",
        "period",
        "view",
        "limits",
        "thresholds",
        "burnRate",
        "carryOver",
        "enforcement",
        "block",
        "onMissingData",
        "uncertainty",
        "waivers",
        "internalCarbonPrice");
    Selector selector = SelectorReader.selector(spec);
    Enforcement enforcement = spec.choice("enforcement", ENFORCEMENTS, Enforcement.WARN);
    Map<String, Position> stated = new HashMap<>(metadata.keyPositions());
    stated.putAll(spec.keyPositions());
    List<Limit> limits = LimitReader.limits(spec.map("limits"), selector);
    return new CarbonBudget(
        root.position(),
        metadata.text("name"),
        metadata.text("owner"),
        metadata.optionalText("approver"),
        metadata.optionalText("costCenter"),
        spec.optionalScalar("parent"),
        selector,
        calendar(spec.map("period")),
        spec.choice("view", VIEWS, BudgetView.LCA),
        limits,
        RuleReader.thresholds(spec),
        RuleReader.burnRates(spec),
        spec.optionalScalar("carryOver").map(CarryOver::read).orElse(CarryOver.NONE),
        enforcement,
        blocking(spec, enforcement),
        spec.choice("onMissingData", ON_MISSING_DATA, OnMissingData.FAIL),
        spec.choice("uncertainty", COMPARISONS, Comparison.CENTRAL),
        spec.maps("waivers").stream().map(RuleReader::waiver).toList(),
        price(spec, limits),
        stated);
  }

  private static Optional<CarbonPrice> price(YamlMap spec, List<Limit> limits) {
    if (spec.has("internalCarbonPrice")
        && limits.stream().noneMatch(Limit.Absolute.class::isInstance)) {
      throw new YamlException(
          spec.positionOf("internalCarbonPrice"),
          "'internalCarbonPrice' is for what 'limits.absolute' counts; add that or drop this");
    }
    return spec.optionalMap("internalCarbonPrice").map(CarbonPriceReader::read);
  }

  private static void requireNoBasis(YamlMap spec) {
    if (spec.has("basis")) {
      throw new YamlException(
          spec.keyPositions().getOrDefault("basis", spec.position()),
          "'basis' gave way to 'view'; drop it and write 'view: lca', 'view: esg-location' or 'view:"
              + " esg-market' for what carbon limits count; energy limits count facility energy");
    }
  }

  private static Blocking blocking(YamlMap spec, Enforcement enforcement) {
    if (spec.has("block") && enforcement != Enforcement.BLOCK) {
      throw spec.scalar("block")
          .invalid("block", "it goes with 'enforcement: block'; write that or drop this");
    }
    return spec.choice("block", BLOCKINGS, Blocking.UNLESS_BETTER);
  }

  private static BudgetCalendar calendar(YamlMap map) {
    if (map.has("fiscalYearStart")) {
      throw new YamlException(
          map.keyPositions().getOrDefault("fiscalYearStart", map.position()),
          "'fiscalYearStart' is the organisation's, in its 'fiscalCalendar'; drop it here and write"
              + " 'calendar: fiscal-quarter' or 'calendar: fiscal-year'");
    }
    map.onlyKeys("calendar", "timeZone", "start");
    BudgetCalendar calendar =
        new BudgetCalendar(
            map.choice("calendar", CALENDARS), map.zone("timeZone"), map.optionalDate("start"));
    calendar
        .start()
        .filter(
            day ->
                !calendar.unit().isFiscal()
                    && !calendar.canStartOn(day, FiscalCalendar.calendarYears()))
        .ifPresent(
            day -> {
              throw map.scalar("start")
                  .invalid("start", "no " + calendar.unit().text() + " begins on that day");
            });
    return calendar;
  }
}
