package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenai.report.budget.OnUnbudgeted;
import io.greenai.report.budget.Unbudgeted;
import io.greenai.report.close.Closing;
import io.greenai.report.coverage.BookedSlots;
import io.greenai.report.coverage.PopulationCoverage;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Headline;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.Sites;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.statement.ProviderStatements;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportAssemblerTest {
  private static final Period QUARTER = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));

  @TempDir Path folder;

  @Test
  void coverageIsTheShareOfTheTimeOfAllHostsThatWindowsCover() throws IOException {
    new Ledgers(folder).start(QUARTER.start()).write("m", QUARTER.start().plusSeconds(600));
    new Ledgers(folder)
        .host("host-2")
        .run("run-2")
        .start(QUARTER.start())
        .write("m", QUARTER.start().plusSeconds(300));

    Headline headline = headline(QUARTER.start().plusSeconds(600).plusMillis(500));

    assertThat(headline.coverage().number().orElseThrow().multiply(new BigDecimal("1201")))
        .isCloseTo(new BigDecimal("900"), within(new BigDecimal("1e-20")));
  }

  @Test
  void coverageIsNeverMoreThanAllOfTheTimeThoughTheReportIsAsOfAnEarlierMoment()
      throws IOException {
    new Ledgers(folder).start(QUARTER.start()).write("m", QUARTER.start().plusSeconds(600));

    Headline headline = headline(QUARTER.start().plusSeconds(300));

    assertThat(headline.coverage().number().orElseThrow()).isEqualByComparingTo("1");
  }

  @Test
  void anIdThatBothReportsHaveNamesTheSameFigureInBoth() throws IOException {
    new Ledgers(folder).start(QUARTER.start()).write("m", QUARTER.start().plusSeconds(600));
    ReportAssembler reports = reports(QUARTER.start().plusSeconds(600));
    Map<String, Figure> esg = reports.esg().figuresById();
    Map<String, Figure> lca = reports.lca().figuresById();

    assertThat(esg.keySet())
        .anyMatch(id -> id.startsWith("model.m.") && id.endsWith(".esg.emissions"));
    assertThat(lca.keySet())
        .anyMatch(id -> id.startsWith("model.m.") && id.endsWith(".lca.emissions"));
    assertThat(esg.keySet().stream().filter(lca::containsKey))
        .hasSizeGreaterThan(10)
        .allSatisfy(id -> assertThat(lca.get(id)).as(id).isEqualTo(esg.get(id)));
  }

  private Headline headline(Instant now) throws IOException {
    return reports(now).esg().headline();
  }

  private ReportAssembler reports(Instant now) throws IOException {
    ReferenceEngine engine = new ReferenceEngine(List.of(QUARTER));
    LedgerEvidence evidence = LedgerIngest.survey(folder).read(engine::accept);
    FactorSet factors = FactorSetLoader.bundled();
    Organisation organisation =
        Sites.organisation(Allocation.NONE, Allocation.NONE, Sites.own("DE", "1.2", null, null));
    return new ReportAssembler(
        new ReportInput(
            "0.1.0",
            organisation,
            factors,
            new FootprintCalculator(organisation, factors).of(engine.totals().get(QUARTER)),
            new PopulationCoverage(organisation, new BookedSlots(now, now)).of(QUARTER, now),
            List.of(),
            new Unbudgeted(List.of(), OnUnbudgeted.REPORT),
            evidence,
            ProviderStatements.NONE,
            now,
            Closing.NONE,
            Map.of()));
  }
}
