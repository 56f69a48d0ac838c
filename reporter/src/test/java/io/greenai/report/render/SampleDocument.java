package io.greenai.report.render;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.BudgetRow;
import io.greenai.report.disclose.model.BudgetRow.Standing;
import io.greenai.report.disclose.model.Comparison;
import io.greenai.report.disclose.model.Comparison.Then;
import io.greenai.report.disclose.model.Comparisons;
import io.greenai.report.disclose.model.Completeness;
import io.greenai.report.disclose.model.Counted;
import io.greenai.report.disclose.model.EnergyBook;
import io.greenai.report.disclose.model.EnergyRow;
import io.greenai.report.disclose.model.Evidence;
import io.greenai.report.disclose.model.Experiments;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Generator;
import io.greenai.report.disclose.model.Headline;
import io.greenai.report.disclose.model.HotSpotPage;
import io.greenai.report.disclose.model.HotSpotPage.Calls;
import io.greenai.report.disclose.model.HotSpotPage.Method;
import io.greenai.report.disclose.model.HotSpotPage.OfModel;
import io.greenai.report.disclose.model.HotSpotPage.Source;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.InstrumentRow;
import io.greenai.report.disclose.model.Methods;
import io.greenai.report.disclose.model.ModelRow;
import io.greenai.report.disclose.model.OwnershipShares;
import io.greenai.report.disclose.model.Period;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.ReportKind;
import io.greenai.report.disclose.model.Revision;
import io.greenai.report.disclose.model.Status;
import io.greenai.report.disclose.model.TextBlock;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A report of a small synthetic fleet, in which every table and every state occurs. */
final class SampleDocument {
  private static final String HOST =
      "5f2a9c1de07b44a3a1c0d2e96b7f8a13c45d6e7f8091a2b3c4d5e6f708192a3b";
  private static final String OTHER_HOST =
      "a94d17c2be583f60c1d2e3f4051627384950a1b2c3d4e5f60718293a4b5c6d7e";
  private static final String RUN = "01KAN4Q8Z7-7f3e";
  private static final long KWH = 3_600_000_000_000L;

  private final String kind;
  private final ReportKind report;
  private String entity = "Example Insurance AG";
  private List<String> models = List.of("fraud-scorer", "claims-triage", "churn-mlp");
  private int budgets = 3;
  private int moreRuns;
  private boolean synthetic = true;
  private boolean draft = true;

  private SampleDocument(ReportKind report) {
    this.report = report;
    this.kind = report.id();
  }

  static SampleDocument esg() {
    return new SampleDocument(ReportKind.ESG);
  }

  static SampleDocument lca() {
    return new SampleDocument(ReportKind.LCA);
  }

  SampleDocument of(String entity) {
    this.entity = entity;
    return this;
  }

  SampleDocument withModels(List<String> names) {
    this.models = names;
    return this;
  }

  SampleDocument withBudgets(int count) {
    this.budgets = count;
    return this;
  }

  /** With so many more runs, each of one file, the first of them killed. */
  SampleDocument withRuns(int count) {
    this.moreRuns = count;
    return this;
  }

  SampleDocument measured() {
    synthetic = false;
    return this;
  }

  SampleDocument closed() {
    draft = false;
    return this;
  }

  ReportDocument build() {
    return new ReportDocument(
        report == ReportKind.ESG
            ? "AI energy and carbon report (ESG)"
            : "Life-cycle assessment of AI models",
        entity,
        new Period(
            "2026-Q4",
            ZoneId.of("Europe/Berlin"),
            Instant.parse("2026-09-30T22:00:00Z"),
            Instant.parse("2026-12-31T23:00:00Z")),
        draft ? Status.draft(53, 92) : new Status(Status.Stage.FINAL, 92, 92, "close 1"),
        Map.of("Prepared by", "Anna Lead", "Approved by", "not yet approved"),
        synthetic,
        generator(),
        headline(),
        completeness(),
        modelRows(),
        budgets(),
        counted(),
        energy(),
        report == ReportKind.ESG ? esgView() : lcaView(),
        new Methods(methods(), List.of(), factors()),
        evidence(),
        Revision.NONE);
  }

  private Generator generator() {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("Factor set", "core-2026.2, sha256 " + hex(7));
    inputs.put("Budgets", "3 files, sha256 " + hex(8));
    inputs.put("Organisation", "org.yaml, sha256 " + hex(9));
    Map<String, String> policies = new LinkedHashMap<>();
    policies.put("Idle energy", "shown as an account of its own, not shared out");
    policies.put("JVM overhead", "shown as accounts of its own, not shared out");
    policies.put("PUE", "1.56, of the site");
    return new Generator(
        "GreenAI reporter", "0.1.0", Instant.parse("2026-11-22T21:41:00Z"), inputs, policies);
  }

  private String id(String... parts) {
    return kind + "." + FigureId.of(parts);
  }

  private static Figure known(
      String id, String label, Unit unit, BigDecimal number, Quality quality) {
    return Figure.known(id, label, unit, number, quality)
        .by("made up", new Input.OfLedgers("sum", number, unit, Map.of("service", "scoring")));
  }

  private static Figure decided(String id, String label, Unit unit, BigDecimal number) {
    return Figure.decided(id, label, unit, number)
        .by("as decided", new Input.OfPolicy("budget file", "fraud-scorer.yaml:21"));
  }

  private static Figure absent(String id, String label, Unit unit, Reason reason, String detail) {
    return Figure.absent(id, label, unit, reason, detail).by("as others");
  }

  private Figure energy(String id, String label, long microjoules) {
    return known(id, label, Unit.MICROJOULES, BigDecimal.valueOf(microjoules), Quality.MEASURED);
  }

  private Figure ratio(String id, String label, String ratio) {
    return known(id, label, Unit.RATIO, new BigDecimal(ratio), Quality.MEASURED);
  }

  private Figure grams(String id, String label, String grams) {
    return known(id, label, Unit.GRAMS_CO2E, new BigDecimal(grams), Quality.MODELLED);
  }

  private Figure metered() {
    return energy(id("energy", "metered"), "Metered energy", 1_234 * KWH + 567_891)
        .by("sum of the part meters, once per host, meter and slot");
  }

  private Headline headline() {
    Figure location =
        grams(id("scope2", "location"), "Scope 2, location-based", "569400.25")
            .within(new BigDecimal("540930"), new BigDecimal("597870"))
            .by(
                "facility energy x direct grid intensity",
                new Input.OfFigure("facility energy", id("energy", "facility")),
                new Input.OfFactor("direct grid intensity", factors().get(0)));
    Figure market =
        absent(
            id("scope2", "market"),
            "Scope 2, market-based",
            Unit.GRAMS_CO2E,
            Reason.NO_DIRECT_FACTOR,
            "no contractual instrument and no residual mix was supplied");
    Figure gwp =
        grams(id("gwp", "total"), "Global warming potential", "712345.6")
            .within(new BigDecimal("640000"), new BigDecimal("1012345"))
            .atLeast();
    return new Headline(
        metered(),
        energy(id("energy", "models"), "Energy of AI models", 712 * KWH + 345_678),
        energy(id("energy", "it"), "IT energy", 1_399 * KWH)
            .within(BigDecimal.valueOf(1_310 * KWH), BigDecimal.valueOf(1_520 * KWH))
            .atLeast(),
        energy(id("energy", "facility"), "Facility energy", 2_182 * KWH).atLeast(),
        report == ReportKind.ESG ? List.of(location, market) : List.of(gwp),
        ratio(id("quality", "measured"), "Measured share", "0.99961"),
        ratio(id("coverage"), "Coverage of the time so far", "0.9731"),
        energy(id("energy", "spin"), "Energy of waiting workers", 164 * KWH).atLeast());
  }

  private Completeness completeness() {
    return new Completeness(
        true,
        hours("coverage.expected", "Expected hours", "2448"),
        hours("coverage.covered", "Covered hours", "2382.25"),
        hours("coverage.missing", "Missing hours", "65.75"),
        known(
            "coverage.missing.share",
            "Share of expected hours that is missing",
            Unit.RATIO,
            new BigDecimal("0.0268"),
            Quality.MEASURED),
        energy(id("energy", "estimated"), "Estimated for missing hours", 31 * KWH),
        new BigDecimal("60"),
        List.of("Berlin"),
        List.of(
            new Completeness.Row(
                "fraud-scoring",
                "prod",
                "4be1c09a7d31",
                "Berlin",
                new BigDecimal("1224"),
                new BigDecimal("1224"),
                BigDecimal.ZERO,
                BigDecimal.ZERO),
            new Completeness.Row(
                "nightly-training",
                "prod",
                "any",
                "",
                new BigDecimal("1224"),
                new BigDecimal("1158.25"),
                new BigDecimal("65.75"),
                new BigDecimal("2.5"))));
  }

  private Figure hours(String id, String label, String hours) {
    return known(id, label, Unit.HOURS, new BigDecimal(hours), Quality.MEASURED);
  }

  private List<ModelRow> modelRows() {
    long[] energies = {402 * KWH + 111, 309 * KWH + 222, 1 * KWH + 345_345};
    List<ModelRow> rows = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      rows.add(modelRow(i, models.get(i), energies[Math.min(i, energies.length - 1)] - i));
    }
    return rows;
  }

  private ModelRow modelRow(int i, String name, long energy) {
    String key = Integer.toString(i) + "-" + name;
    return new ModelRow(
        name,
        i == 2 ? "" : "7",
        i == 2 ? "pytorch" : "onnxruntime",
        "cpu",
        List.of(i == 2 ? "churn-training" : "scoring-service"),
        i == 2 ? List.of("training", "evaluation") : List.of("inference", "loading"),
        energy(id("model", key, "energy"), "Energy of " + name, energy),
        ratio(id("model", key, "share"), "Share of " + name, i == 0 ? "0.5646" : "0.00154"),
        ratio(id("model", key, "native"), "Native share of " + name, "0.968"),
        ratio(id("model", key, "spin"), "Spin share of " + name, i == 2 ? "0" : "0.412"),
        energy(id("model", key, "spin-energy"), "Waiting of " + name, i == 2 ? 0 : energy / 3),
        i == 2 ? "" : "session.intra_op.allow_spinning=0, or fewer threads than the 4 that it has",
        i == 2 ? List.of() : List.of("provider cpu, 4 threads"),
        new OwnershipShares(
            ratio(id("model", key, "exact"), "Exact share of " + name, i == 2 ? "0" : "0.931"),
            ratio(id("model", key, "proportional"), "Shared " + name, i == 2 ? "1" : "0"),
            ratio(id("model", key, "estimated"), "Estimated " + name, i == 2 ? "0" : "0.069")),
        known(
            id("model", key, "calls"),
            "Calls of " + name,
            Unit.COUNT,
            BigDecimal.valueOf(5_400_123),
            Quality.MEASURED),
        known(
            id("model", key, "p95"),
            "P95 latency of " + name,
            Unit.NANOSECONDS,
            BigDecimal.valueOf(12_345_678),
            Quality.MEASURED),
        known(
            id("model", key, "items"),
            "Items of " + name,
            Unit.COUNT,
            BigDecimal.valueOf(5_400_123),
            Quality.MEASURED),
        known(
                id("model", key, "intensity"),
                "Energy intensity of " + name,
                Unit.MICROJOULES,
                new BigDecimal(energy).divide(new BigDecimal("5400.123"), MathContext.DECIMAL128),
                Quality.MEASURED)
            .per("1,000 requests"),
        i == 2
            ? absent(
                id("model", key, "emissions"),
                "Emissions of " + name,
                Unit.GRAMS_CO2E,
                Reason.NOT_DETERMINED,
                "the region of its host is unknown")
            : grams(id("model", key, "emissions"), "Emissions of " + name, "185123.4"));
  }

  private static Counted counted() {
    return new Counted(
        List.of(),
        List.of(
            new Counted.Row(
                "unbudgeted",
                List.of(),
                Figure.known(
                        "energy.models.facility.unbudgeted",
                        "Facility energy, unbudgeted",
                        Unit.MICROJOULES,
                        new BigDecimal("7200000000"),
                        Quality.MODELLED)
                    .by("sum over sites"))),
        List.of("embedder in shop (prod)"),
        "warn");
  }

  private List<BudgetRow> budgets() {
    return IntStream.range(0, budgets).mapToObj(this::budget).toList();
  }

  /** At risk, breached and undecided, in turn. */
  private BudgetRow budget(int i) {
    String quarter = "-2026q4" + (i < 3 ? "" : "-" + i);
    return switch (i % 3) {
      case 0 ->
          budget(i, "fraud-scorer" + quarter, "420000", "318123.5", "552000", Standing.AT_RISK);
      case 1 ->
          budget(i, "claims-triage" + quarter, "120000", "142100", "246000", Standing.BREACHED);
      default -> undecided("churn-mlp" + quarter);
    };
  }

  private BudgetRow undecided(String name) {
    return new BudgetRow(
        name,
        "churn-mlp.yaml:14",
        "lead@example.com",
        "churn-mlp",
        "location-based, PUE of the site",
        decided(
            id("budget", name, "limit"),
            "Limit of " + name,
            Unit.GRAMS_CO2E,
            new BigDecimal("2500")),
        notDetermined(name, "actual", Unit.GRAMS_CO2E, "the region of its host is unknown"),
        notDetermined(name, "forecast", Unit.GRAMS_CO2E, "no actual"),
        notDetermined(name, "used", Unit.RATIO, "no actual"),
        List.of(),
        List.of(80, 100),
        Standing.UNDECIDED,
        "warn",
        List.of());
  }

  private Figure notDetermined(String budget, String part, Unit unit, String detail) {
    return absent(
        id("budget", budget, part), part + " of " + budget, unit, Reason.NOT_DETERMINED, detail);
  }

  private BudgetRow budget(
      int i, String name, String limit, String actual, String forecast, Standing standing) {
    return new BudgetRow(
        name,
        name + ".yaml:21",
        "anna.lead@example.com",
        models.isEmpty() ? "any model" : models.get(Math.min(i, models.size() - 1)),
        "location-based, PUE of the site",
        decided(
            id("budget", name, "limit"),
            "Limit of " + name,
            Unit.GRAMS_CO2E,
            new BigDecimal(limit)),
        grams(id("budget", name, "actual"), "Actual of " + name, actual),
        grams(id("budget", name, "forecast"), "Forecast of " + name, forecast)
            .within(new BigDecimal(actual), new BigDecimal(forecast).add(new BigDecimal(actual))),
        ratio(
            id("budget", name, "used"),
            "Used of " + name,
            new BigDecimal(actual)
                .divide(new BigDecimal(limit), MathContext.DECIMAL128)
                .toPlainString()),
        List.of(),
        List.of(80, 100),
        standing,
        standing == Standing.BREACHED ? "block" : "warn",
        standing == Standing.BREACHED
            ? List.of("Waiver W-17 expired on 30 September 2026 and was ignored")
            : List.of());
  }

  private EnergyBook energy() {
    return new EnergyBook(
        List.of(
            new EnergyRow("inference", "Inference", phase("inference", 640 * KWH)),
            new EnergyRow("training", "Training", phase("training", 70 * KWH)),
            new EnergyRow("evaluation", "Evaluation", phase("evaluation", 2 * KWH)),
            new EnergyRow("loading", "Loading", phase("loading", 345_678))),
        new OwnershipShares(
            ratio(id("ownership", "exact"), "Exact share of all", "0.84"),
            ratio(id("ownership", "proportional"), "Proportional share of all", "0.1"),
            ratio(id("ownership", "estimated"), "Estimated share of all", "0.06")),
        List.of(
            new EnergyRow("model", "AI models", account("model", 712 * KWH + 345_678)),
            new EnergyRow("jvm.gc", "Garbage collection", account("jvm.gc", 21 * KWH)),
            new EnergyRow("jvm.jit", "Just-in-time compilation", account("jvm.jit", 3 * KWH)),
            new EnergyRow("jvm.agent", "This agent", account("jvm.agent", KWH / 4)),
            new EnergyRow("jvm.other", "Rest of the applications", account("jvm.other", 98 * KWH)),
            new EnergyRow("host.other", "Other processes", account("host.other", 155 * KWH)),
            new EnergyRow(
                "host.idle",
                "Idle machines",
                account("host.idle", 244 * KWH + 3 * KWH / 4 + 222_213))),
        energy(id("energy", "booked"), "Booked energy", 1_234 * KWH + 567_891),
        metered(),
        energy(id("energy", "difference"), "Metered minus booked", 0),
        List.of(
            host(HOST, List.of("scoring-service", "churn-training"), 900 * KWH),
            host(OTHER_HOST, List.of("scoring-service"), 334 * KWH + 567_891)),
        List.of(
            new EnergyBook.MeterRow(
                name(HOST),
                "rapl:package-0",
                "cpu",
                "part",
                "package",
                "measured",
                "/sys/class/powercap/intel-rapl:0/energy_uj"),
            new EnergyBook.MeterRow(
                name(OTHER_HOST),
                "model:cpu",
                "cpu",
                "part",
                "package",
                "modelled",
                "power model, 12 W to 65 W over utilisation")));
  }

  private Figure phase(String phase, long microjoules) {
    return energy(id("phase", phase), "Energy of phase " + phase, microjoules);
  }

  private Figure account(String account, long microjoules) {
    return energy(id("account", account), "Energy of account " + account, microjoules);
  }

  private static String name(String hostKey) {
    return hostKey.substring(0, 12);
  }

  private EnergyBook.HostBook host(String key, List<String> services, long microjoules) {
    String part = name(key);
    return new EnergyBook.HostBook(
        part,
        key,
        services,
        energy(id("host", part, "metered"), "Metered on host " + part, microjoules),
        energy(id("host", part, "booked"), "Booked on host " + part, microjoules),
        energy(id("host", part, "difference"), "Difference on host " + part, 0),
        energy(id("host", part, "overlap"), "Overlap on host " + part, 0));
  }

  private View esgView() {
    Headline headline = headline();
    Figure facility = headline.facility();
    return new View.Esg(
        "operational control",
        List.of(
            new View.ScopeRow(
                "Scope 1",
                "Direct emissions",
                absent(
                    id("scope1", "energy"),
                    "Scope 1 energy",
                    Unit.MICROJOULES,
                    Reason.NOT_APPLICABLE,
                    ""),
                absent(
                    id("scope1"),
                    "Scope 1",
                    Unit.GRAMS_CO2E,
                    Reason.NOT_APPLICABLE,
                    "electricity only")),
            new View.ScopeRow(
                "Scope 2, location-based",
                "Electricity bought for own sites, at the grid's average",
                facility,
                headline.emissions().get(0)),
            new View.ScopeRow(
                "Scope 2, market-based",
                "The same electricity, by contract",
                facility,
                headline.emissions().get(1)),
            new View.ScopeRow(
                "Scope 3.3",
                "Upstream of fuels, transmission and distribution losses",
                facility,
                grams(id("scope3-3"), "Scope 3.3", "98765.4")),
            new View.ScopeRow(
                "Scope 3.1, cloud",
                "Bought cloud services, with life-cycle factors",
                absent(
                    id("scope3-1", "energy"),
                    "Cloud energy",
                    Unit.MICROJOULES,
                    Reason.NOT_APPLICABLE,
                    "no cloud host in the ledgers"),
                absent(
                    id("scope3-1"),
                    "Scope 3.1",
                    Unit.GRAMS_CO2E,
                    Reason.NOT_APPLICABLE,
                    "no cloud host in the ledgers"))),
        List.of(
            new EnergyRow(
                "fossil",
                "Fossil sources",
                energy(id("source", "fossil"), "Fossil sources", 112_345_678_901L)),
            new EnergyRow(
                "total",
                "Electricity of own sites",
                energy(id("source", "total"), "Electricity of own sites", 212_345_678_901L))),
        List.of(),
        List.of(
            new InstrumentRow(
                "GO-DE-2026-0417",
                "certificate",
                "Server room",
                "fails none",
                "cancelled for the entity on 2027-01-15",
                energy(id("instrument", "available"), "Available", 812_345_678_901L),
                known(
                    id("instrument", "share"),
                    "Share of the site",
                    Unit.RATIO,
                    new BigDecimal("0.4"),
                    Quality.ASSUMED),
                energy(id("instrument", "drawn"), "Drawn down", 612_345_678_901L),
                energy(id("instrument", "left"), "Left", 200_000_000_000L))),
        List.of(),
        comparisons(headline.emissions().get(0), "scope2"),
        List.of(
            known(
                id("charge"),
                "Internal carbon charge, EUR",
                Unit.MONEY,
                new BigDecimal("1234.567"),
                Quality.MODELLED)),
        List.of(
            new View.LineTable(
                "From the ESG view to the life cycle",
                "What is left is computed.",
                List.of(
                    new View.Line(
                        "Left unexplained",
                        grams(id("reconciliation", "left"), "Left unexplained", "0"),
                        "")))));
  }

  private Comparisons comparisons(Figure current, String name) {
    Then before =
        new Then(
            "2026-Q3",
            grams(id(name, "in", "2026-q3"), name + ", 2026-Q3", "91234.5"),
            List.of(
                grams(id(name, "in", "2026-q3", "difference"), "Difference", "-1234.5"),
                known(
                    id(name, "in", "2026-q3", "change"),
                    "Change",
                    Unit.RATIO,
                    new BigDecimal("-0.0135"),
                    Quality.MODELLED)));
    Then none =
        new Then(
            "2025-Q4",
            absent(
                id(name, "in", "2025-q4"),
                name + ", 2025-Q4",
                Unit.GRAMS_CO2E,
                Reason.NOT_DETERMINED,
                "no ledger tells of it"),
            List.of());
    return new Comparisons(
        List.of(new Comparison(current, List.of(before, none))),
        List.of(new Comparison(current, List.of(before, none))),
        List.of("Base year 2025: first with ledgers.", "Significance threshold: 5 %."));
  }

  private View lcaView() {
    List<View.FunctionalUnit> units = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      String name = models.get(i);
      String key = Integer.toString(i) + "-" + name;
      units.add(
          new View.FunctionalUnit(
              name,
              "1,000 requests answered",
              i == 0 ? View.Score.PROVIDER : View.Score.CONSUMER,
              known(
                  id("unit", key, "flow"),
                  "Requests of " + name,
                  Unit.COUNT,
                  BigDecimal.valueOf(5_400_123),
                  Quality.MEASURED),
              i == 1 ? Optional.of(covered(key)) : Optional.empty(),
              energy(id("unit", key, "energy"), "Energy per 1,000 requests", 412_345_678L),
              grams(id("unit", key, "gwp"), "GWP per 1,000 requests", "0.0412"),
              grams(id("unit", key, "sci"), "SCI per 1,000 requests", "0.0431")));
    }
    return new View.Lca(
        entity,
        "The studied models score, sort and predict for insurance processes of the entity.",
        units,
        List.of(
            new View.BoundaryRow(
                "Training", "Electricity", true, "metered by the ledgers", Optional.empty()),
            new View.BoundaryRow(
                "Inference", "Electricity", true, "metered by the ledgers", Optional.empty()),
            new View.BoundaryRow(
                "Hardware", "Manufacture", false, "no data on the hosts' parts", Optional.empty()),
            new View.BoundaryRow("End of life", "Disposal", false, "no data", Optional.empty())),
        List.of(
            new View.InventoryRow("Electricity, metered", metered(), "ledgers"),
            new View.InventoryRow("Electricity, facility", headline().facility(), "PUE 1.56"),
            new View.InventoryRow(
                "Water, off-site",
                known(
                    id("water"),
                    "Water, off-site",
                    Unit.LITRES,
                    new BigDecimal("4248.1"),
                    Quality.MODELLED),
                "WRI 2020")),
        List.of(
            new View.ImpactCategory("GWP", "IPCC AR6, 100 years"),
            new View.ImpactCategory("ADPe", "CML 2002, ultimate reserves"),
            new View.ImpactCategory("Primary energy", "cumulative energy demand")),
        List.of(
            stage("Hardware", null, null, null),
            stage("Build and train", "42000", "0.0007", "812.5"),
            stage("Inference", "670345.6", "0.0123", "9312.25"),
            stage("End of life", null, null, null)),
        List.of(
            new View.ImpactTable(
                "Building and training, spread over the service life",
                "In any period's ledgers.",
                List.of(stage("demand-forecaster 2026", "91000", "0.0011", "1201.5")))),
        List.of(
            new View.BuildRuns(
                "image-tagger 2.0",
                List.of(
                    new View.BuildRun(
                        "6f1c0a52-run",
                        "2026-02-03 08:00 to 2026-02-03 12:15 UTC",
                        energy(id("built", "energy"), "Building image-tagger", 8_123_456_789L),
                        grams(id("built", "gwp"), "Building image-tagger, GWP", "912.5"))),
                List.of())),
        experiments(),
        comparisons(headline().emissions().get(0), "gwp"),
        List.of(
            new View.LineTable(
                "Sensitivity to the policy for idle energy",
                "Idle energy is shared over all that is active.",
                List.of(
                    new View.Line(
                        "Idle energy: none",
                        grams(id("sensitivity"), "Idle energy: none", "712345.6"),
                        "as in this report")))),
        List.of(
            TextBlock.of(
                "Significant issues",
                "Inference dominates. Two fifths of its processor time is workers that wait."),
            TextBlock.of("Completeness", "The ledgers cover 97.3 % of the time so far.")),
        List.of(
            "Memory, disks, fans and power supplies are modelled, not metered.",
            "The manufacture of hardware is not included; the totals are lower bounds."),
        hotSpots());
  }

  private Experiments experiments() {
    if (models.isEmpty()) {
      return Experiments.NONE;
    }
    Figure open =
        absent(
            id("experiment", "gain", "energy"),
            "Energy to solution, gain",
            Unit.MICROJOULES,
            Reason.NOT_DETERMINED,
            "whether more or less of 'gain' is better is not known");
    return new Experiments(
        true,
        List.of(
            new Experiments.Row(
                "image-tagger 2.0",
                "exp-42",
                "",
                Optional.of(
                    new Experiments.Taken(
                        "2026-02-03 08:00 to 2026-02-03 12:15 UTC",
                        energy(id("experiment", "energy"), "Booked", 8_000_000_789L),
                        List.of(
                            new Experiments.PhaseEnergy(
                                "training",
                                energy(id("experiment", "training"), "Training", 7_000_000_789L))),
                        energy(id("experiment", "facility"), "Facility", 11_123_456_789L),
                        grams(id("experiment", "gwp"), "Emissions", "801.25"))),
                List.of(
                    new Experiments.ScoreRow(
                        "accuracy, evaluation",
                        score("last", "0.9312"),
                        score("best", "0.9401"),
                        "no target stated; highest, first reached 2026-02-03 11:02 UTC",
                        energy(id("experiment", "to"), "Energy to solution", 9_123_456_789L),
                        Optional.of(covered("experiment")),
                        grams(id("experiment", "to", "gwp"), "Emissions to solution", "702.25")),
                    new Experiments.ScoreRow(
                        "gain, evaluation",
                        score("gain", "-1.5"),
                        score("gain-best", "-1.25"),
                        "no target stated",
                        open,
                        Optional.empty(),
                        grams(id("experiment", "gain", "gwp"), "Emissions to solution", "1.25")))),
            new Experiments.Row(
                "image-tagger 2.0",
                "exp-43, exp-44",
                "Windows that state these together",
                Optional.of(
                    new Experiments.Taken(
                        "2026-02-04 08:00 to 2026-02-04 09:00 UTC",
                        energy(id("experiment", "both", "energy"), "Booked", 1_000_000_789L)
                            .atLeast(),
                        List.of(),
                        energy(id("experiment", "both", "facility"), "Facility", 2_123_456_789L),
                        absent(
                            id("experiment", "both", "gwp"),
                            "Emissions",
                            Unit.GRAMS_CO2E,
                            Reason.NO_FACTOR,
                            "no factor of the site"))),
                List.of())),
        List.of(new Experiments.Row("image-tagger 2.0", "exp-45", "", Optional.empty(), List.of())),
        List.of(
            new Experiments.Unstated(
                "image-tagger 2.0",
                energy(id("experiment", "unstated"), "Unstated", 123_456_789L))));
  }

  private Figure score(String name, String value) {
    return Figure.decided(
            id("experiment", "score", name), "Score " + name, Unit.SCORE, new BigDecimal(value))
        .by("as stated");
  }

  private Figure covered(String key) {
    return known(
        id("unit", key, "covered"),
        "Share of the energy in windows that state tokens",
        Unit.RATIO,
        new BigDecimal("0.87"),
        Quality.MEASURED);
  }

  private HotSpotPage hotSpots() {
    if (models.isEmpty()) {
      return HotSpotPage.NONE;
    }
    Calls dot = calls("com.example.score.Dot.product", "0.61");
    Calls rest = new Calls("7 narrower frames", true, new BigDecimal("0.04"), List.of());
    Calls copy = calls("java.util.Arrays.copyOf", "0.21");
    Calls score = calls("com.example.score.Scorer.score", "1", dot, copy, rest);
    return new HotSpotPage(
        List.of(
            new OfModel(
                models.get(0),
                12_000,
                new BigDecimal("0.0089"),
                calls(models.get(0), "1", score),
                new BigDecimal("0.04"),
                new BigDecimal("0.002"),
                new BigDecimal("0.01"),
                List.of(
                    new Method("com.example.score.Dot.product", share("0.61"), share("0.61")),
                    new Method("java.util.Arrays.copyOf", share("0.21"), share("0.21")),
                    new Method("com.example.score.Scorer.score", share("0.13"), share("1"))))),
        2,
        share("0.15"),
        List.of(
            new Source("scoring/2026/11/22/" + RUN + "-hotspots.collapsed", hex(3), 14_118, 0, ""),
            new Source(
                "scoring/2026/11/21/" + RUN + "-hotspots.collapsed",
                hex(4),
                0,
                2,
                "scoring/2026/11/21/" + RUN + "-hotspots.collapsed:1: the line is not UTF-8")));
  }

  private static Calls calls(String name, String share, Calls... inside) {
    return new Calls(name, false, share(share), List.of(inside));
  }

  private static BigDecimal share(String share) {
    return new BigDecimal(share);
  }

  private View.StageRow stage(String stage, String gwp, String adpe, String primary) {
    return new View.StageRow(
        stage,
        List.of(
            impact(stage, "gwp", Unit.GRAMS_CO2E, gwp),
            impact(stage, "adpe", Unit.GRAMS_SB_EQ, adpe),
            impact(stage, "pe", Unit.MEGAJOULES_PRIMARY, primary)));
  }

  private Figure impact(String stage, String category, Unit unit, String number) {
    String id = id("stage", stage, category);
    String label = category.toUpperCase(java.util.Locale.ROOT) + " of " + stage;
    return number == null
        ? absent(id, label, unit, Reason.NO_FACTOR, "no data on the hosts' parts")
        : known(id, label, unit, new BigDecimal(number), Quality.MODELLED);
  }

  private List<TextBlock> methods() {
    return List.of(
        TextBlock.of(
            "Booking",
            "In every window the sum of all postings equals the sum of the meters, to the"
                + " microjoule. Energy above idle is shared by processor time."),
        TextBlock.of(
            "From metered to facility energy",
            "IT energy adds what the meters leave out, with a low, a central and a high value."
                + " Facility energy is IT energy × PUE."));
  }

  private List<FactorRow> factors() {
    return List.of(
        new FactorRow(
            "grid.de.2024",
            "Grid intensity, Germany",
            new BigDecimal("363"),
            "g CO2e/kWh",
            "direct",
            "2024",
            "Umweltbundesamt, Climate Change 13/2025",
            "authority's own published figure"),
        new FactorRow(
            "grid.de.2024.lifecycle",
            "Grid intensity, Germany",
            new BigDecimal("427.5"),
            "g CO2e/kWh",
            "lifecycle",
            "2024",
            "Umweltbundesamt, Climate Change 13/2025",
            "authority's own published figure"));
  }

  private Evidence evidence() {
    Instant opened = Instant.parse("2026-10-01T05:12:44.120Z");
    Instant last = Instant.parse("2026-11-22T21:41:00Z");
    List<Evidence.Run> runs =
        new ArrayList<>(
            List.of(
                new Evidence.Run(
                    RUN, "scoring-service", name(HOST), opened, last, 75_391, hex(1), "no footer"),
                new Evidence.Run(
                    "01KAN4Q8Z9-11aa",
                    "churn-training",
                    name(HOST),
                    opened,
                    last,
                    61,
                    hex(2),
                    "shutdown")));
    List<Evidence.LedgerFile> files =
        new ArrayList<>(
            List.of(
                new Evidence.LedgerFile(
                    "scoring-service/2026/11/22/" + RUN + "-53.jsonl",
                    RUN,
                    1_303,
                    1_204_554,
                    hex(3),
                    hex(1),
                    true),
                new Evidence.LedgerFile(
                    "churn-training/2026/11/21/01KAN4Q8Z9-11aa-1.jsonl.gz",
                    "01KAN4Q8Z9-11aa",
                    63,
                    18_221,
                    hex(4),
                    hex(2),
                    false)));
    for (int i = 0; i < moreRuns; i++) {
      String run = "run-" + i;
      runs.add(
          new Evidence.Run(
              run,
              "scoring-service",
              name(HOST),
              opened,
              last,
              60,
              hex(10 + i),
              i == 0 ? "no footer" : "shutdown"));
      files.add(
          new Evidence.LedgerFile(run + ".jsonl", run, 62, 18_000, hex(9 + i), hex(10 + i), false));
    }
    return new Evidence(
        runs,
        files,
        List.of(
            new Evidence.GapRow(
                RUN, Instant.parse("2026-10-17T02:00:00Z"), 7_380_000_000_000L, "disk-full", 123)),
        List.of(
            new Evidence.Finding(
                "torn tail",
                "scoring-service/2026/11/22/" + RUN + "-53.jsonl",
                1304L,
                "The last line is incomplete; its window is not counted")),
        0,
        hex(5));
  }

  private static String hex(int seed) {
    StringBuilder hex = new StringBuilder(64);
    for (int i = 0; i < 64; i++) {
      hex.append(Integer.toHexString((seed * 31 + i * i * 7 + i) & 15));
    }
    return hex.toString();
  }
}
