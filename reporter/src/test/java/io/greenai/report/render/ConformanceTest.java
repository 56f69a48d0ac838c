package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.render.Program.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Other people's programs read our PDF. */
@EnabledIfSystemProperty(named = "greenai.full", matches = "true")
class ConformanceTest {
  private static final ReportRenderer RENDERER = new ReportRenderer();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final String VERAPDF =
      Path.of("target/full/verapdf.jar").toAbsolutePath().toString();
  private static final long SECONDS = 120;

  @TempDir Path folder;

  static Stream<ReportDocument> both() {
    return Stream.of(SampleDocument.esg().build(), SampleDocument.lca().build());
  }

  static Stream<Arguments> bothByProfile() {
    return both().flatMap(doc -> Stream.of("3a", "ua1").map(profile -> Arguments.of(doc, profile)));
  }

  @ParameterizedTest
  @MethodSource("bothByProfile")
  void veraPdfFindsItValid(ReportDocument document, String profile) throws Exception {
    String pdf = write(document);
    List<String> command =
        List.of(JAVA, "-Xmx512m", "-jar", VERAPDF, "-f", profile, "--format", "text", "-v", pdf);
    assertThat(Program.run(folder, SECONDS, command))
        .satisfies(
            outcome -> assertThat(outcome.output()).contains("PASS ").doesNotContain("FAIL "),
            outcome -> assertThat(outcome.exit()).isZero());
  }

  @ParameterizedTest
  @MethodSource("both")
  void qpdfFindsItSound(ReportDocument document) throws Exception {
    String qpdf = Program.onThisMachine("qpdf");
    Outcome outcome = Program.run(folder, SECONDS, List.of(qpdf, "--check", write(document)));
    assertThat(outcome.output()).contains("No syntax or stream encoding errors found");
    assertThat(outcome.exit()).isZero();
  }

  @ParameterizedTest
  @MethodSource("both")
  void popplerReadsItsWords(ReportDocument document) throws Exception {
    String reader = Program.onThisMachine("pdftotext");
    Outcome outcome =
        Program.run(
            folder, SECONDS, List.of(reader, "-enc", "UTF-8", "-layout", write(document), "-"));
    assertThat(outcome.output())
        .contains(document.title(), "SYNTHETIC DATA", "Carbon budgets", "kg CO₂e", "Page 2 of ");
  }

  private String write(ReportDocument document) throws IOException {
    return RENDERER.write(document, folder).pdf().toString();
  }
}
