package io.greenai.report.org;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.greenai.report.factor.FactorSet;
import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlFile;
import io.greenai.report.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the organisation file, whose shape {@code organisation.schema.json} gives to editors. */
public final class OrganisationFile {
  private static final Map<String, String> API_VERSIONS = Map.of("greenai.io/v1", "greenai.io/v1");
  private static final Map<String, String> KINDS = Map.of("Organisation", "Organisation");
  private static final Map<String, String> CONSOLIDATIONS =
      Stream.of("operational-control", "financial-control", "equity-share")
          .collect(toUnmodifiableMap(Function.identity(), Function.identity()));
  private static final Map<String, Allocation> ALLOCATIONS =
      Stream.of(Allocation.values())
          .collect(toUnmodifiableMap(Allocation::id, Function.identity()));

  private final FactorSet factors;
  private final Path folder;
  private final LocalDate today;

  private OrganisationFile(FactorSet factors, Path folder, LocalDate today) {
    this.factors = factors;
    this.folder = folder;
    this.today = today;
  }

  /**
   * The organisation in {@code path}.
   *
   * @param factors tell which cloud regions there are, and in which countries
   * @param today what the file cannot tell of later days as done
   * @throws YamlException where the file is wrong, with its place
   */
  public static Organisation read(Path path, FactorSet factors, LocalDate today)
      throws IOException {
    return new OrganisationFile(factors, path.resolveSibling(""), today)
        .organisation(YamlFile.read(path));
  }

  private Organisation organisation(YamlMap root) throws IOException {
    root.choice("kind", KINDS);
    root.choice("apiVersion", API_VERSIONS);
    root.onlyKeys(
        "apiVersion",
        "kind",
        "entity",
        "timeZone",
        "fiscalCalendar",
        "allocation",
        "approvals",
        "revenue",
        "sites",
        "instruments",
        "markets",
        "population",
        "models",
        "hardwareInventory",
        "baseYear",
        "materialityThreshold",
        "internalCarbonPrice");
    YamlMap entity = root.map("entity").onlyKeys("name", "consolidation");
    Optional<YamlMap> allocation =
        root.optionalMap("allocation").map(map -> map.onlyKeys("idle", "jvm"));
    List<Site> sites = new SiteReader(factors).sites(root);
    ZoneId zone = root.zone("timeZone");
    Optional<YamlMap> populationMap = root.optionalMap("population");
    Optional<Population> population =
        populationMap.isPresent()
            ? Optional.of(new PopulationReader(zone, sites, folder).population(populationMap.get()))
            : Optional.empty();
    return new Organisation(
        entity.text("name"),
        entity.choice("consolidation", CONSOLIDATIONS, "operational-control"),
        zone,
        root.optionalMap("fiscalCalendar")
            .map(FiscalYears::calendar)
            .orElse(FiscalCalendar.calendarYears()),
        allocation
            .map(map -> map.choice("idle", ALLOCATIONS, Allocation.NONE))
            .orElse(Allocation.NONE),
        allocation
            .map(map -> map.choice("jvm", ALLOCATIONS, Allocation.NONE))
            .orElse(Allocation.NONE),
        approvals(root.optionalMap("approvals")),
        root.maps("revenue").stream().map(Revenue::read).toList(),
        sites,
        new InstrumentReader(sites, today).instruments(root),
        population,
        ModelLives.read(root.maps("models")),
        new InventoryReader(factors.latest()).inventory(root),
        PolicyReader.policy(root));
  }

  private static Approvals approvals(Optional<YamlMap> approvals) {
    approvals.ifPresent(map -> map.onlyKeys("preparedBy", "reviewedBy", "approvedBy"));
    return new Approvals(
        approvals.flatMap(map -> map.optionalText("preparedBy")),
        approvals.flatMap(map -> map.optionalText("reviewedBy")),
        approvals.flatMap(map -> map.optionalText("approvedBy")));
  }
}
