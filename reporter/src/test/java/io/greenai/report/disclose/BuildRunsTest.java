package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenai.ledger.Phase;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Reperformance;
import io.greenai.report.disclose.model.View;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.footprint.Books;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.Sites;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.ModelLife;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.RunTotals;
import io.greenai.report.query.RunTotals.Built;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BuildRunsTest {
  private static final Instant START = Instant.parse("2025-03-01T08:00:00Z");
  private static final Organisation ORGANISATION =
      Sites.organisation(
          Allocation.NONE,
          Allocation.NONE,
          Sites.own(
              "DE",
              "1.5",
              null,
              new SiteHardware(
                  new BigDecimal("1000000"), new BigDecimal("4"), "maker", Optional.empty())));

  @Test
  void aRunHasTheShareOfEmissionsThatItHasOfBookedEnergy() {
    BuildRows rows = rows(ORGANISATION, 1, 3);

    View.BuildRuns runs = rows.runs().get(0);

    BigDecimal all = number(rows.table().orElseThrow().rows().get(0).impacts().get(0));
    assertThat(runs.version()).isEqualTo("m 1");
    assertThat(runs.shown()).extracting(View.BuildRun::run).containsExactly("run-01", "run-00");
    assertThat(runs.shown())
        .extracting(View.BuildRun::booked)
        .containsExactly(
            "2025-03-01 09:00 to 2025-03-01 09:30 UTC", "2025-03-01 08:00 to 2025-03-01 08:30 UTC");
    assertThat(number(runs.shown().get(0).energy()))
        .isEqualByComparingTo(new BigDecimal(kilowattHours(3)));
    assertThat(number(runs.shown().get(0).emissions()))
        .isCloseTo(all.multiply(new BigDecimal("0.75")), within(new BigDecimal("1E-20")));
    assertThat(number(runs.shown().get(1).emissions()))
        .isCloseTo(all.multiply(new BigDecimal("0.25")), within(new BigDecimal("1E-20")));
    assertThat(runs.shown().get(0).emissions().id()).isEqualTo("lca.build.m.1.run.run-01.gwp");
  }

  @Test
  void runsBeyondThoseThatAPageNamesStandTogetherAndEachHasItsFigures() {
    View.BuildRuns runs = rows(ORGANISATION, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).runs().get(0);

    assertThat(runs.shown()).hasSize(BuildRuns.NAMED + 1);
    View.BuildRun rest = runs.shown().get(BuildRuns.NAMED);
    assertThat(rest.run()).isEqualTo("2 other runs");
    assertThat(rest.booked()).isEqualTo("2025-03-01 08:00 to 2025-03-01 09:30 UTC");
    assertThat(runs.others()).extracting(View.BuildRun::run).containsExactly("run-01", "run-00");
    assertThat(number(rest.emissions()))
        .isCloseTo(
            number(runs.others().get(0).emissions()).add(number(runs.others().get(1).emissions())),
            within(new BigDecimal("1E-20")));
  }

  @Test
  void whatARunComesToFollowsFromItsFormula() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    rows(ORGANISATION, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
        .runs()
        .forEach(runs -> runs.figures().forEach(figure -> figures.put(figure.id(), figure)));

    Reperformance performed = new Reperformance(figures);

    assertThat(performed.differing()).isEmpty();
    assertThat(performed.untraceable()).isEmpty();
    assertThat(performed.performed()).isEqualTo(2 * 13);
  }

  @Test
  void whatIsSpreadOverAServiceLifeIsNotToldRunByRun() {
    Organisation living =
        Sites.living(
            ORGANISATION,
            new ModelLife(
                "m",
                "1",
                Optional.<Version>empty(),
                Optional.empty(),
                Optional.of(BigDecimal.TEN),
                List.of()));

    assertThat(rows(living, 1, 3).runs()).isEmpty();
  }

  private static BigDecimal number(Figure figure) {
    return figure.number().orElseThrow();
  }

  private static BuildRows rows(Organisation organisation, long... kilowattHours) {
    Books books = new Books().model("scoring", "m", Phase.INFERENCE, 1000, kilowattHours(1));
    long sum = LongStream.of(kilowattHours).sum();
    books.built(2025, "scoring", "m", "1", kilowattHours(sum));
    Totals year = books.builds(2).get(2025);
    LoadKey load = year.loads().firstKey();
    List<RunTotals> runs = new ArrayList<>();
    for (int i = 0; i < kilowattHours.length; i++) {
      BigInteger energy = kilowattHours(kilowattHours[i]);
      Instant first = START.plusSeconds(3600L * i);
      SortedMap<LoadKey, Built> built =
          new TreeMap<>(Map.of(load, new Built(energy, first, first.plusSeconds(1800))));
      runs.add(
          new RunTotals(
              "run-%02d".formatted(i),
              "scoring",
              "host",
              energy,
              energy,
              BigInteger.TEN,
              built,
              List.of()));
    }
    Totals told =
        new Totals(
            year.period(),
            year.loads(),
            runs,
            year.hosts(),
            year.firstBooked(),
            year.lastBooked(),
            false);
    Footprint footprint =
        new FootprintCalculator(organisation, FactorSetLoader.bundled())
            .of(books.totals(1))
            .building(new TreeMap<>(Map.of(2025, told)));
    return new BuildRows(organisation, footprint);
  }

  private static BigInteger kilowattHours(long hours) {
    return Books.KILOWATT_HOUR.multiply(BigInteger.valueOf(hours));
  }
}
