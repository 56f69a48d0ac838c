package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.footprint.Books;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.GridFactors;
import io.greenai.report.footprint.Sites;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Market;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Retirement;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.statement.ProviderStatements;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A model at an own site with half of its electricity by contract, one in a rented building, one
 * where no direct factor is known, and one in a cloud, whose hardware is stated.
 */
class ReconciliationTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final SiteHardware HOST =
      new SiteHardware(new BigDecimal("1000000"), BigDecimal.valueOf(4), "maker", Optional.empty());

  private final Footprint footprint = footprint();

  @Test
  void theLinesAddUpToTheLifeCycleAndNothingIsLeft() {
    LineTable table = table();

    assertThat(sum(table, 0, 4)).isEqualByComparingTo(number(table, 4));
    assertThat(number(table, 5).subtract(number(table, 0)))
        .isEqualByComparingTo(number(table, 6))
        .isPositive();
    int last = table.lines().size() - 1;
    assertThat(number(table, 4).add(sum(table, 6, last - 3)))
        .isEqualByComparingTo(number(table, last - 3));
    assertThat(sum(table, last - 3, last - 1)).isEqualByComparingTo(number(table, last - 1));
    assertThat(number(table, last)).isZero();
  }

  @Test
  void eachSiteIsALineAndTellsWhatIsPeculiarToIt() {
    assertThat(table().lines())
        .extracting(Line::label)
        .containsExactly(
            "Scope 2, market-based",
            "Scope 3.1, cloud services",
            "Scope 3.3, upstream of electricity",
            "Scope 3.8, upstream leased assets",
            "Scope 2 market-based, 3.1, 3.3 and 3.8",
            "Scope 2, location-based",
            "Contracts: location-based less market-based",
            "Life cycle less direct and upstream, antarctica",
            "Life cycle of electricity less Scope 3.1, eu-central-1",
            "Life cycle less direct and upstream, rented",
            "Life cycle less direct and upstream, server room",
            "Electricity, life cycle",
            "Hardware, amortised",
            "Global warming potential",
            "Left unexplained");
    assertThat(table().lines().get(9).remark())
        .isEqualTo(
            "the sum of direct and upstream factor for FR "
                + GridFactors.ABOVE_LIFECYCLE
                + "; takes in upstream of what the landlord pays for");
    assertThat(table().lines().get(8).remark())
        .isEqualTo("the provider's hardware is in Scope 3.1, and in the line on hardware below");
  }

  @Test
  void everyLineIsAFigureThatLeadsToOthersOfTheTableOrToFactorsAndLedgers() {
    Set<String> stated = table().figures().map(Figure::id).collect(Collectors.toUnmodifiableSet());

    assertThat(table().figures())
        .allSatisfy(
            figure ->
                assertThat(figure.derivation().isTold() && !figure.derivation().inputs().isEmpty())
                    .as(figure.id())
                    .isTrue());
    assertThat(table().lines().get(14).figure().derivation().inputs())
        .allSatisfy(input -> assertThat(stated).contains(((Input.OfFigure) input).id()));
  }

  private LineTable table() {
    return new Reconciliation(
            organisation(),
            footprint,
            ProviderStatements.NONE,
            new Origins(organisation(), footprint))
        .tables()
        .get(0);
  }

  private static Footprint footprint() {
    Books books = new Books().boundary(Boundary.WALL);
    int host = 0;
    for (String service : List.of("scoring", "renting", "freezing", "clouding")) {
      books
          .host("host-" + host++)
          .model(service, "m", Phase.INFERENCE, 1, Books.KILOWATT_HOUR.multiply(BigInteger.TEN));
    }
    return new FootprintCalculator(organisation(), FactorSetLoader.bundled()).of(books.totals(1));
  }

  private static Organisation organisation() {
    Site own =
        Sites.using(
            Sites.own("DE", "1.4", null, HOST),
            new SiteConsumption(FIRST, LAST, mwh("400"), "bill"));
    Site plain = Sites.own("FR", "1.5", null, null);
    return Sites.holding(
        Sites.organisation(
            Allocation.NONE,
            Allocation.NONE,
            own,
            Sites.rented(Sites.named(plain, "rented", "renting")),
            Sites.named(Sites.own("AQ", "1.2", null, null), "antarctica", "freezing"),
            Sites.on(
                Sites.named(Sites.cloud("aws", "eu-central-1", "DE"), "eu-central-1", "clouding"),
                HOST)),
        new Instrument(
            "GO-1",
            Instrument.Type.CERTIFICATE,
            "server room",
            Market.of("DE"),
            mwh("200"),
            FIRST,
            LAST,
            Optional.of(BigDecimal.ZERO),
            Map.of(),
            true,
            Optional.of(new Retirement(LocalDate.of(2027, 1, 15), "HKNR")),
            true,
            List.of()));
  }

  private static BigDecimal sum(LineTable table, int from, int to) {
    return table.lines().subList(from, to).stream()
        .map(line -> line.figure().number().orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal number(LineTable table, int line) {
    return table.lines().get(line).figure().number().orElseThrow();
  }

  private static BigDecimal mwh(String value) {
    return new BigDecimal(value).multiply(new BigDecimal("3600000000000000"));
  }
}
