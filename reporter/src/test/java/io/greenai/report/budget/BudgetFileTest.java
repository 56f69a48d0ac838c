package io.greenai.report.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetFileTest {
  private static final Path BUDGETS = Path.of("../budgets");

  private static final LocalDate AUGUST = LocalDate.parse("2026-08-01");

  @TempDir Path folder;

  @Test
  void theBudgetsOfThisRepositoryAreRight() throws IOException {
    BudgetFolder shipped = BudgetFolder.read(BUDGETS);

    assertThat(shipped.problems()).isEmpty();
    assertThat(shipped.budgets())
        .extracting(CarbonBudget::name)
        .containsExactly("digits-mlp", "fraud-scorer", "image-tagger", "online-models");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theSchemaAcceptsThem(Path file) throws IOException {
    String name =
        Files.readString(file).contains("kind: BudgetPolicy") ? "budget-policy" : "carbon-budget";
    assertThat(schema(name).validate(json(Files.readString(file)), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheReaderRefuses() throws IOException {
    for (String limit : List.of("energy: 1200", "energy: {value: 1}", "enery: {}")) {
      String text = budget(limit);
      assertThat(schema("carbon-budget").validate(json(text), InputFormat.JSON)).isNotEmpty();
      assertThatThrownBy(() -> read(text)).hasMessageStartingWith(file() + ":");
    }
  }

  @Test
  void whatIsPlannedIsNoMistakeButRefusedAllTheSame() {
    String text =
        budget("energy: {value: 1, unit: kWh}").replace("{name: m,", "{name: m, labels: {},");

    assertThatThrownBy(() -> read(text))
        .hasMessage(file() + ":3:21: 'labels' is not supported by this release; drop it");
  }

  @Test
  void anInternalCarbonPriceIsForAnAbsoluteLimit() throws IOException {
    String price =
        "  internalCarbonPrice: {value: 120, currency: EUR, per: tCO2e, type: internal-fee}\n";
    String text = budget("absolute: {value: 1, unit: kgCO2e}") + price;

    assertThat(read(text).internalCarbonPrice())
        .hasValueSatisfying(
            read -> assertThat(read.text()).isEqualTo("120 EUR per t CO2e, internal-fee"));
    assertThat(schema("carbon-budget").validate(json(text), InputFormat.JSON)).isEmpty();
    assertThatThrownBy(() -> read(budget("energy: {value: 1, unit: kWh}") + price))
        .hasMessage(
            file()
                + ":8:24: 'internalCarbonPrice' is for what 'limits.absolute' counts; add that or"
                + " drop this");
    assertThatThrownBy(() -> read(text.replace("EUR", "euro")))
        .hasMessage(file() + ":8:47: 'currency' is 'euro'; write a code of ISO 4217 such as EUR");
  }

  @Test
  void aBurnRateIsOverWholeDays() throws IOException {
    String text =
        budget("energy: {value: 1, unit: kWh}") + "  burnRate: [{lookback: %s, factor: 2}]\n";

    assertThat(read(text.formatted("7d")).burnRates())
        .containsExactly(new BurnRate(Duration.ofDays(7), BigDecimal.valueOf(2)));
    assertThat(schema("carbon-budget").validate(json(text.formatted("7d")), InputFormat.JSON))
        .isEmpty();
    assertThatThrownBy(() -> read(text.formatted("1h")))
        .hasMessage(file() + ":8:25: 'lookback' is '1h'; write 1 to 99 days, for example 7d");
    assertThat(schema("carbon-budget").validate(json(text.formatted("1h")), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void aServiceWithoutModelIsRefused() throws IOException {
    String text = budget("energy: {value: 1, unit: kWh}").replace("model: m", "service: s");

    assertThatThrownBy(() -> read(text))
        .hasMessage(file() + ":5:12: 'service' goes with 'models'; add that or drop this");
    assertThat(schema("carbon-budget").validate(json(text), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void unitsAreTurnedIntoBaseUnitsExactly() throws IOException {
    CarbonBudget budget =
        read(
            budget(
                "absolute: {value: 0.42, unit: tCO2e}, energy: {value: 1.2, unit: MWh}, intensity:"
                    + " {value: 0.35, unit: gCO2e, per: 1000, of: inference}"));

    assertThat(budget.limits().get(0).ceiling()).isEqualByComparingTo("420000");
    assertThat(budget.limits().get(1).ceiling()).isEqualByComparingTo("4320000000000000");
    assertThat(budget.limits().get(2).ceiling()).isEqualByComparingTo("0.35");
  }

  @Test
  void aMistypedKeyIsNamedWithTheNearestOne() {
    assertThatThrownBy(() -> read(budget("energy: {value: 1, unit: kWh}").replace("owner", "ownr")))
        .hasMessage(file() + ":3:21: unknown key 'ownr'; did you mean 'owner'?");
  }

  @Test
  void aLimitWithoutUnitIsRefused() {
    assertThatThrownBy(() -> read(budget("absolute: 420")))
        .hasMessageEndingWith(
            ": 'absolute' is '420'; a limit needs its unit, for example {value: 420, unit:"
                + " kgCO2e}");
    assertThatThrownBy(() -> read(budget("absolute: {value: 420}")))
        .hasMessageEndingWith(": 'absolute' lacks the key 'unit'");
  }

  @Test
  void aStartThatNoQuarterBeginsOnIsRefused() {
    String text =
        budget("energy: {value: 1, unit: kWh}")
            .replace("calendar: quarter", "calendar: quarter, start: 2026-11-01");

    assertThatThrownBy(() -> read(text))
        .hasMessageEndingWith(": 'start' is '2026-11-01'; no calendar quarter begins on that day");
  }

  @Test
  void aBudgetWithoutStartRunsInEveryPeriodAndOneWithItInThatAlone() throws IOException {
    String every = budget("energy: {value: 1, unit: kWh}");
    String one = every.replace("calendar: quarter", "calendar: quarter, start: 2026-10-01");
    Period year = Period.parse("2026", ZoneId.of("Europe/Berlin"));

    assertThat(read(every).calendar().overlapping(year, FiscalCalendar.calendarYears()))
        .extracting(period -> period.label())
        .containsExactly("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4");
    assertThat(read(one).calendar().overlapping(year, FiscalCalendar.calendarYears()))
        .singleElement()
        .satisfies(
            period -> assertThat(period.start()).isEqualTo(Instant.parse("2026-09-30T22:00:00Z")));
  }

  @Test
  void fiscalQuartersAreThoseOfTheOrganisation() throws IOException {
    String fiscal = budget("energy: {value: 1, unit: kWh}").replace("quarter", "fiscal-quarter");
    Period quarter = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));

    List<Period> periods =
        read(fiscal).calendar().overlapping(quarter, new FiscalCalendar.OfMonths(Month.MAY));

    assertThat(periods).extracting(Period::label).containsExactly("FY2027-Q2", "FY2027-Q3");
    assertThat(periods).extracting(Period::firstDay).containsExactly(AUGUST, AUGUST.plusMonths(3));
  }

  @Test
  void quartersOfWeeksAreThoseThatTheOrganisationLists() throws IOException {
    String fiscal = budget("energy: {value: 1, unit: kWh}").replace("quarter", "fiscal-year");
    LocalDate first = LocalDate.parse("2026-02-01");
    List<LocalDate> turns =
        List.of(0, 13, 26, 39, 52).stream().map(weeks -> first.plusWeeks(weeks)).toList();
    FiscalCalendar weeks = new FiscalCalendar.Listed(new TreeMap<>(Map.of(2026, turns)));
    BudgetCalendar calendar = read(fiscal).calendar();

    assertThat(calendar.overlapping(Period.parse("2026-12", ZoneId.of("Europe/Berlin")), weeks))
        .extracting(period -> period.label() + " until " + period.lastDay())
        .containsExactly("FY2026 until 2027-01-30");
    assertThatThrownBy(
            () -> calendar.overlapping(Period.parse("2027-03", ZoneId.of("Europe/Berlin")), weeks))
        .hasMessage(
            "No fiscal year of the organisation's calendar, which lists [2026], holds 2027-03-01;"
                + " add it to 'fiscalCalendar'");
  }

  @Test
  void twoBudgetsOfOneNameAreAProblem() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), budget("energy: {value: 1, unit: kWh}"));
    Files.writeString(folder.resolve("b.yaml"), budget("energy: {value: 1, unit: kWh}"));

    assertThat(BudgetFolder.read(folder).problems())
        .containsExactly(
            folder.resolve("b.yaml")
                + ":1:1: budget 'm' is also in "
                + folder.resolve("a.yaml")
                + "; give each its own name");
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(BUDGETS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  private Path file() {
    return folder.resolve("budget.yaml");
  }

  private CarbonBudget read(String text) throws IOException {
    return BudgetFile.read(Files.writeString(file(), text));
  }

  private static Schema schema(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(BUDGETS.resolve(name + ".schema.json")), InputFormat.JSON);
  }

  private static String json(String yaml) throws IOException {
    return new ObjectMapper().writeValueAsString(new YAMLMapper().readTree(yaml));
  }

  static String budget(String limits) {
    return """
        apiVersion: greenai.io/v1
        kind: CarbonBudget
        metadata: {name: m, owner: anna@example.com}
        spec:
          model: m
          period: {calendar: quarter, timeZone: Europe/Berlin}
          limits: {%s}
        """
        .formatted(limits);
  }
}
