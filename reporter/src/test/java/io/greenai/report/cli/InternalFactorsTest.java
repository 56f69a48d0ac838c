package io.greenai.report.cli;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.Place;
import io.greenai.report.factor.Quantity;
import io.greenai.report.factor.Redistribution;
import io.greenai.report.ingest.Ledgers;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports leave the organisation: nothing that the program writes has a value that a pack calls
 * internal, whatever the value is of. Every kind of factor has one here that no other number looks
 * like, and energies are no powers of ten, which would print a factor's digits in a product.
 */
class InternalFactorsTest {
  private static final String MANIFEST =
      """
      id,title,publisher,licence,quantity,vintage,boundary,delivery,mix,gases,unit,redistribution,publishedAt,url,sha256
      """;
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry(
              "direct,grid-intensity,direct,generation,production,CO2,gCO2e/kWh", "DE,437.2183746"),
          Map.entry(
              "lifecycle,grid-intensity,lifecycle,generation,production,CO2e,gCO2e/kWh",
              "DE,617.3382914"),
          Map.entry(
              "residual,grid-intensity,direct,generation,residual,CO2,gCO2e/kWh", "DE,711.9342685"),
          Map.entry(
              "upstream,upstream-intensity,none,generation,production,CO2e,gCO2e/kWh",
              "DE,61.5583927"),
          Map.entry("loss,grid-loss,none,none,none,none,1", "DE,0.0731948265"),
          Map.entry(
              "mix,generation-share,none,generation,production,none,1",
              "PT-11:fossil,0.5033003841 PT-11:coal,0.2731461925 PT-11:gas,0.1947382651"
                  + " PT-11:oil,0.0354159265 PT-11:nuclear,0 PT-11:hydro,0.2917264859"
                  + " PT-11:wind,0.1849731300 PT-11:solar,0 PT-11:other-renewable,0.02"
                  + " PT-11:bioenergy,0.0183746295 PT-11:renewable,0.4966996159"),
          Map.entry(
              "combustion,combustion-factor,direct,none,none,CO2,gCO2/MJ", "coal,97.31846275"),
          Map.entry(
              "supply,fuel-upstream,none,none,none,CO2e,gCO2e/kWh of fuel", "coal,57.93184625"),
          Map.entry(
              "nuclear,technology-upstream,none,generation,none,CO2e,gCO2e/kWh",
              "nuclear,2.384719265"),
          Map.entry(
              "efficiency,generation-efficiency,none,generation,none,none,1", "coal,0.3681947253"),
          Map.entry("benchmark,efficiency-benchmark,none,generation,none,none,1", "PT,1.083647291"),
          Map.entry(
              "technology,technology-intensity,lifecycle,generation,none,CO2e,gCO2e/kWh",
              "coal,833.1947265"),
          Map.entry("pue,pue,none,none,none,none,1", "aws:eu-central-1,1.273846195"),
          Map.entry("wue,wue,none,none,none,none,L/kWh", "aws:eu-central-1,0.4173829465"),
          Map.entry("water,water-off-site,none,generation,production,none,L/kWh", "DE,2.183746529"),
          Map.entry(
              "adpe,adp-elements,lifecycle,generation,production,none,kgSbeq/kWh",
              "DE,0.0000000617394825"),
          Map.entry(
              "primary,primary-energy,lifecycle,generation,production,none,MJ/kWh",
              "DE,11.73846295"),
          Map.entry(
              "device,embodied-device,lifecycle,none,none,CO2e,kgCO2e", "own-server,1473.826195"),
          Map.entry(
              "gigabyte,embodied-per-gigabyte,lifecycle,none,none,CO2e,kgCO2e/GB",
              "ram,1.583926471"),
          Map.entry(
              "host,embodied-host,lifecycle,none,none,CO2e,kgCO2e", "aws:own.large,1319.472685"));
  private static final String SHARE_OF_HOST = "0.37";
  private static final int TELLING_DIGITS = 5;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z.])[0-9](?:[0-9.,\\u00a0\\u202f]*[0-9])?(?![0-9A-Za-z])");

  @TempDir static Path folder;
  private static final Map<String, String> OUTPUTS = new LinkedHashMap<>();
  private static final Map<String, BigDecimal> SECRETS = new LinkedHashMap<>();
  private static FactorSet set;

  @BeforeAll
  static void writeEverythingThatThereIsWithAPackOfInternalValues() throws IOException {
    Desk desk = new Desk(folder);
    for (String service : List.of("scoring", "tagging", "ranking")) {
      new Ledgers(desk.ledger)
          .run("run-" + service)
          .host("host-" + service)
          .service(service)
          .modelMilliwatts(1_973L)
          .write("model-of-" + service, Instant.parse("2026-11-22T21:50:00Z"));
    }
    Files.writeString(
        desk.organisation,
        """
        apiVersion: greenai.io/v1
        kind: Organisation
        entity: {name: Example AG}
        timeZone: Europe/Berlin
        approvals: {preparedBy: Anna, approvedBy: Berta}
        sites:
          - {name: Berlin, hosting: own, country: DE, services: [scoring]}
          - name: Cloud
            hosting: cloud
            provider: aws
            region: eu-central-1
            services: [tagging]
            hardware: {instance: own.large, shareOfHost: %s, lifetimeYears: 4, source: ours}
          - {name: Porto, hosting: own, country: PT, subdivision: PT-11, services: [ranking]}
        hardwareInventory:
          - {id: PO-1, item: server, count: 3, device: own-server, purchased: 2026-11-02, lifetimeYears: 4, source: ours}
        """
            .formatted(SHARE_OF_HOST));
    desk.budget("model-of-tagging", "absolute: {value: 1, unit: kgCO2e}", "block");
    Path pack = pack();
    set = FactorSetLoader.withPacks(List.of(pack));
    secrets();
    List<String> sources =
        List.of(
            "--factors",
            "" + pack,
            "--ledger",
            "" + desk.ledger,
            "--budgets",
            "" + desk.budgets,
            "--org",
            "" + desk.organisation,
            "--period",
            "2026-Q4");
    run(sources, "report", "--out", "" + folder.resolve("reports"));
    run(
        sources,
        "close",
        "--accept-findings",
        "--out",
        "" + folder.resolve("closed"),
        "--journal",
        "" + folder.resolve("journal"));
    for (String format : List.of("text", "sarif", "junit")) {
      run(sources, "check", "--format", format);
    }
    for (String id :
        List.of(
            "esg.scope2.location",
            "esg.scope2.market",
            "esg.scope3.upstream",
            "esg.scope3.capital",
            "esg.scope3.cloud",
            "lca.gwp",
            "lca.gwp.embodied",
            "lca.hosts.water")) {
      run(sources, "explain", id);
    }
    for (String written : List.of("reports", "closed", "journal")) {
      try (Stream<Path> files = Files.walk(folder.resolve(written))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          read(file);
        }
      }
    }
  }

  @Test
  void everyKindOfFactorThatIsANumberHasAnInternalValueHere() {
    Set<Quantity> numbers = EnumSet.allOf(Quantity.class);
    numbers.removeAll(EnumSet.of(Quantity.COUNTRY, Quantity.SUBDIVISION));

    assertThat(
            set.tables().stream()
                .filter(table -> table.redistribution() == Redistribution.INTERNAL)
                .map(table -> table.quantity())
                .collect(Collectors.toSet()))
        .isEqualTo(numbers);
  }

  @Test
  void nothingThatIsWrittenHasAnInternalValueOrWhatIsModelledFromOne() {
    assertThat(OUTPUTS).hasSizeGreaterThan(30);
    OUTPUTS.forEach(
        (output, text) -> assertThat(found(text)).as(output + " holds internal values").isEmpty());
  }

  @Test
  void aPublicValueWouldBeFoundByTheSameSearch() {
    assertThat(found("factor 437.2183746 g/kWh")).containsExactly("direct/DE as 437.2183746");
    assertThat(found("1,319,472.7 g")).containsExactly("host/aws:own.large as 1,319,472.7");
    assertThat(found("sha256 a4372183746b")).isEmpty();
  }

  @Test
  void theFactorIsNamedByRowAndHashAndTheTotalStays() {
    assertThat(OUTPUTS.get("reports/esg-2026-Q4-trace.json"))
        .contains("\"factor\" : \"direct/DE/2026\"")
        .contains("\"internal\" : true")
        .containsPattern("internal, not for publication; table sha256 [0-9a-f]{64}");
    assertThat(OUTPUTS.get("reports/esg-2026-Q4.html"))
        .contains("residual/DE/2026")
        .contains("internal, not for publication");
    assertThat(OUTPUTS.get("reports/esg-2026-Q4-figures.csv"))
        .containsPattern("esg.scope2.market,[^\n]*[0-9]");
    assertThat(OUTPUTS.get("reports/lca-2026-Q4.html"))
        .contains(
            "0.37 of the host of aws:own.large (host/aws:own.large/2026); ours; internal, not");
  }

  private static Path pack() throws IOException {
    Path pack = Files.createDirectory(folder.resolve("pack"));
    StringBuilder manifest = new StringBuilder(MANIFEST);
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      String[] of = table.getKey().split(",", -1);
      manifest.append(
          "%s,Our %s,us,ours,%s,2026,%s,%s,%s,%s,%s,internal,2026-05-31,https://example.com,\n"
              .formatted(of[0], of[0], of[1], of[2], of[3], of[4], of[5], of[6]));
      Files.writeString(
          pack.resolve(of[0] + ".csv"),
          Stream.of(table.getValue().split(" "))
              .map(row -> row + ",2026,our own\n")
              .collect(joining("", "key,value,year,source\n", "")));
    }
    Files.writeString(pack.resolve("manifest.csv"), manifest);
    return pack;
  }

  /** Every value of the pack, and what follows from some of them alone. */
  private static void secrets() {
    SECRETS.putAll(
        set.rows().values().stream()
            .filter(row -> row.isInternal() && row.value().signum() > 0)
            .collect(toMap(row -> row.table().id() + "/" + row.key(), row -> row.value())));
    SECRETS.put(
        "share of the host",
        SECRETS.get("host/aws:own.large").multiply(new BigDecimal(SHARE_OF_HOST)));
    for (FactorBoundary boundary : List.of(FactorBoundary.DIRECT, FactorBoundary.LIFECYCLE)) {
      SECRETS.put(
          "modelled " + boundary,
          set.latest().gridIntensity(Place.subdivision("PT-11"), boundary).value().orElseThrow());
    }
    SECRETS.put(
        "modelled upstream",
        set.latest().upstream(Place.subdivision("PT-11")).value().orElseThrow());
  }

  private static void run(List<String> sources, String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(sources);
    java.io.StringWriter out = new java.io.StringWriter();
    Clock clock = Clock.fixed(Instant.parse("2027-01-08T00:00:00Z"), ZoneOffset.UTC);
    int exit =
        GreenaiReporter.run(
            new PrintWriter(out, true),
            new PrintWriter(out, true),
            clock,
            args.toArray(String[]::new));
    assertThat(exit).as(out.toString()).isIn(0, 2, 3);
    OUTPUTS.put("console of " + String.join(" ", command), out.toString());
  }

  private static void read(Path file) throws IOException {
    String name = folder.relativize(file).toString();
    if (!name.endsWith(".pdf")) {
      OUTPUTS.put(name, Files.readString(file, StandardCharsets.UTF_8));
      return;
    }
    PdfReader reader = new PdfReader(Files.readAllBytes(file));
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
    }
    OUTPUTS.put(name, text.toString());
    PdfArray attached = reader.getCatalog().getAsArray(new PdfName("AF"));
    for (int i = 0; i < attached.size(); i++) {
      PdfDictionary streams = attached.getAsDict(i).getAsDict(PdfName.EF);
      PRStream content = (PRStream) PdfReader.getPdfObject(streams.get(PdfName.F));
      OUTPUTS.put(
          name + ", attachment " + i,
          new String(PdfReader.getStreamBytes(content), StandardCharsets.UTF_8));
    }
  }

  /** Internal values in a text, in whatever unit and rounded to whatever five digits or more. */
  private static List<String> found(String text) {
    List<String> found = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      String digits = number.group().replaceAll("[^0-9]", "").replaceAll("^0+|0+$", "");
      if (digits.length() >= TELLING_DIGITS) {
        SECRETS.forEach(
            (secret, value) -> {
              MathContext rounding = new MathContext(digits.length(), RoundingMode.HALF_UP);
              if (digits(value).equals(digits) || digits(value.round(rounding)).equals(digits)) {
                found.add(secret + " as " + number.group());
              }
            });
      }
    }
    return found;
  }

  private static String digits(BigDecimal value) {
    return value.stripTrailingZeros().unscaledValue().toString();
  }
}
