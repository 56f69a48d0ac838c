package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenai.report.disclose.model.Evidence;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidencePagesTest {
  private static final Instant BEFORE = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant WITHIN = Ledgers.OPENED;

  @TempDir Path folder;

  @Test
  void onlyWhatHasWindowsInThePeriodIsListed() throws IOException {
    write("run-old", "scoring", BEFORE);
    write("run-new", "scoring", WITHIN);

    Evidence evidence = evidence();

    assertThat(evidence.runs()).extracting(Evidence.Run::id).containsExactly("run-new");
    assertThat(evidence.files())
        .extracting(Evidence.LedgerFile::path)
        .containsExactly("scoring/2026/11/22/run-new-0.jsonl");
    assertThat(evidence.gaps()).extracting(Evidence.GapRow::run).containsExactly("run-new");
  }

  @Test
  void ofARunThatBeganBeforeThePeriodOnlyFilesOfThePeriodAreListed() throws IOException {
    new Ledgers(folder)
        .start(Instant.parse("2026-09-30T23:50:00Z"))
        .write("m", Instant.parse("2026-10-01T00:10:00Z"));

    assertThat(evidence().files())
        .extracting(Evidence.LedgerFile::path)
        .containsExactly("scoring/2026/10/01/run-1-1.jsonl");
  }

  @Test
  void findingsOfOtherPeriodsAreCountedAndThoseThatNoTimeCanBeGivenAreListed() throws IOException {
    Path old = new Ledgers(folder).run("run-old").start(BEFORE).kill("m", BEFORE.plusSeconds(300));
    Files.writeString(old, "{\"type\":\"win", StandardOpenOption.APPEND);
    Files.writeString(folder.resolve("stray.jsonl"), "no ledger\n");
    write("run-new", "scoring", WITHIN);

    Evidence evidence = evidence();

    assertThat(evidence.findings()).extracting(Evidence.Finding::file).contains("stray.jsonl");
    assertThat(evidence.findings())
        .extracting(Evidence.Finding::file)
        .doesNotContain("scoring/2026/07/01/run-old-0.jsonl");
    assertThat(evidence.findingsElsewhere()).isEqualTo(1);
  }

  @Test
  void servicesAndHostsAreCounted() throws IOException {
    write("run-1", "scoring", WITHIN);
    write("run-2", "tagging", WITHIN);
    new Ledgers(folder).run("run-3").service("tagging").host("h2").kill("m", end(WITHIN));

    Evidence evidence = evidence();

    assertThat(evidence.byService())
        .extracting(Evidence.Count::name, Evidence.Count::runs, Evidence.Count::unclosed)
        .containsExactly(tuple("scoring", 1L, 0L), tuple("tagging", 2L, 1L));
    assertThat(evidence.byHost())
        .extracting(Evidence.Count::name, Evidence.Count::files, Evidence.Count::gaps)
        .containsExactly(tuple("h2", 1L, 1L), tuple("host-1", 2L, 2L));
    assertThat(evidence.unclosedRuns()).extracting(Evidence.Run::id).containsExactly("run-3");
  }

  @Test
  void oneHashPinsTheHeadsOfTheRunsOfThePeriod() throws IOException {
    write("run-old", "scoring", BEFORE);
    write("run-new", "scoring", WITHIN);

    Evidence evidence = evidence();

    assertThat(evidence.merkleRoot())
        .isEqualTo(MerkleRoot.of(Map.of("run-new", evidence.runs().get(0).head())));
  }

  private void write(String run, String service, Instant start) {
    new Ledgers(folder).run(run).service(service).start(start).write("m", end(start));
  }

  private static Instant end(Instant start) {
    return start.plusSeconds(300);
  }

  private Evidence evidence() throws IOException {
    Period period = Period.parse("2026-Q4", ZoneOffset.UTC);
    ReferenceEngine engine = new ReferenceEngine(List.of(period));
    LedgerEvidence evidence = LedgerIngest.survey(folder).read(engine::accept);
    Totals totals = engine.totals().get(period);
    return new EvidencePages(
            evidence,
            totals,
            HostNames.of(totals.hosts().stream().map(HostTotals::hostKey).toList()))
        .pages();
  }
}
