package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.ReportDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The appendix on ledgers: short however many runs there are, complete in the manifest. */
class EvidenceTest {
  private static final ReportRenderer RENDERER = new ReportRenderer();
  private static final ReportDocument MANY = SampleDocument.esg().withRuns(300).build();

  @Test
  void aFewRunsAndFilesAreListedOneByOne() {
    assertThat(words(SampleDocument.esg().withRuns(30).build()))
        .contains("32 runs wrote 32 ledger files")
        .contains("run-29")
        .contains("run-29.jsonl");
  }

  @Test
  void ofManyOnlyThoseAreNamedThatDidNotEndInOrder() {
    String page = words(MANY);

    assertThat(page)
        .contains("302 runs wrote 302 ledger files")
        .contains("run-0 host")
        .doesNotContain("run-1 ")
        .doesNotContain("run-299")
        .contains("scoring-service 301 301 6,604,554 2 1 1")
        .contains(MANY.evidence().merkleRoot());
  }

  @Test
  void itTakesNoMorePagesForManyRunsThanForAFew() throws IOException {
    assertThat(PdfText.pages(RENDERER.pdf(MANY)).size())
        .isLessThanOrEqualTo(
            PdfText.pages(RENDERER.pdf(SampleDocument.esg().withRuns(30).build())).size());
  }

  @Test
  void theManifestHasEveryFileWithItsRunAndHashes() {
    List<String> lines =
        new String(LedgersCsv.of(MANY.evidence()), StandardCharsets.UTF_8).lines().toList();

    assertThat(lines).hasSize(303);
    assertThat(lines.get(0))
        .isEqualTo("run,service,host,run_head,end,file,lines,bytes,sha256,file_head,tail");
    String head = MANY.evidence().runs().get(301).head();
    assertThat(lines.get(302))
        .isEqualTo(
            "run-299,scoring-service,5f2a9c1de07b,"
                + head
                + ",shutdown,run-299.jsonl,62,18000,"
                + MANY.evidence().files().get(301).sha256()
                + ","
                + head
                + ",whole");
  }

  private static String words(ReportDocument document) {
    return String.join(" ", Xhtml.parse(RENDERER.html(document)).words());
  }
}
