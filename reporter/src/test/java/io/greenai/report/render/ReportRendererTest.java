package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.StringTemplateLoader;
import freemarker.cache.TemplateLoader;
import io.greenai.report.disclose.model.Comparisons;
import io.greenai.report.disclose.model.Counted;
import io.greenai.report.disclose.model.EnergyBook;
import io.greenai.report.disclose.model.Evidence;
import io.greenai.report.disclose.model.Experiments;
import io.greenai.report.disclose.model.HotSpotPage;
import io.greenai.report.disclose.model.Methods;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.View;
import io.greenai.report.render.ReportRenderer.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportRendererTest {
  @TempDir Path folder;

  @Test
  void itWritesOneHtmlOnePdfAndItsDataAndNothingElse() throws IOException {
    Path out = folder.resolve("new/reports");
    Rendered rendered = new ReportRenderer().write(SampleDocument.esg().build(), out);
    assertThat(rendered.html()).isEqualTo(out.resolve("esg-2026-Q4.html")).isNotEmptyFile();
    assertThat(rendered.pdf()).isEqualTo(out.resolve("esg-2026-Q4.pdf")).isNotEmptyFile();
    assertThat(files(out))
        .containsExactly(
            "esg-2026-Q4-figures.csv",
            "esg-2026-Q4-ledgers.csv",
            "esg-2026-Q4-trace.json",
            "esg-2026-Q4.html",
            "esg-2026-Q4.pdf");
  }

  @Test
  void writingAgainGivesTheSameBytes() throws IOException {
    ReportDocument document = SampleDocument.lca().build();
    Rendered first = new ReportRenderer().write(document, folder);
    byte[] html = Files.readAllBytes(first.html());
    byte[] pdf = Files.readAllBytes(first.pdf());
    Rendered second = new ReportRenderer().write(document, folder);
    assertThat(second.html()).hasBinaryContent(html);
    assertThat(second.pdf()).hasBinaryContent(pdf);
  }

  @Test
  void hostileNamesSurviveAsText() throws IOException {
    String rightToLeft = "\u202Egpj.מודל";
    List<String> names =
        List.of(
            "<script>alert(1)</script>", "m".repeat(300), rightToLeft, "\uD83E\uDD16", "../../x");
    ReportDocument document =
        SampleDocument.esg().of("A & B <Holding> \"plc\"").withModels(names).build();
    Rendered rendered = new ReportRenderer().write(document, folder);

    Xhtml page = Xhtml.parse(Files.readAllBytes(rendered.html()));
    assertThat(page.elements("script")).isEmpty();
    String html = String.join(" ", page.words());
    assertThat(html)
        .contains("<script>alert(1)</script>")
        .contains("m".repeat(300))
        .contains("[U+202E]gpj.מודל")
        .contains("\uD83E\uDD16")
        .contains("../../x")
        .contains("A & B <Holding> \"plc\"");
    assertThat(new ReportRenderer().xhtml(document))
        .contains("[U+1F916]")
        .contains("[U+202E]gpj.[U+05DE][U+05D5][U+05D3][U+05DC]");
    assertThat(files(folder))
        .containsExactly(
            "esg-2026-Q4-figures.csv",
            "esg-2026-Q4-ledgers.csv",
            "esg-2026-Q4-trace.json",
            "esg-2026-Q4.html",
            "esg-2026-Q4.pdf");
  }

  static Stream<View> emptyViews() {
    return Stream.of(
        new View.Esg(
            "operational control",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Comparisons.NONE,
            List.of(),
            List.of()),
        new View.Lca(
            "nobody",
            "No function.",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Experiments.NONE,
            Comparisons.NONE,
            List.of(),
            List.of(),
            List.of(),
            HotSpotPage.NONE));
  }

  @ParameterizedTest
  @MethodSource("emptyViews")
  void aPeriodInWhichNothingHappenedHasAReport(View view) throws IOException {
    ReportDocument full = SampleDocument.esg().build();
    EnergyBook book = full.energy();
    ReportDocument empty =
        new ReportDocument(
            full.title(),
            full.entity(),
            full.period(),
            full.status(),
            full.responsible(),
            full.synthetic(),
            full.generator(),
            full.headline(),
            full.completeness(),
            List.of(),
            List.of(),
            new Counted(List.of(), List.of(), List.of(), "report"),
            new EnergyBook(
                List.of(),
                book.ownership(),
                List.of(),
                book.difference(),
                book.difference(),
                book.difference(),
                List.of(),
                List.of()),
            view,
            new Methods(List.of(), List.of(), List.of()),
            new Evidence(List.of(), List.of(), List.of(), List.of(), 0, ""),
            full.revision());
    Rendered rendered = new ReportRenderer().write(empty, folder);
    Xhtml page = Xhtml.parse(Files.readAllBytes(rendered.html()));
    assertThat(page.elements("svg")).isEmpty();
    assertThat(String.join(" ", page.words()))
        .contains("No model was seen in this period.")
        .contains("No carbon budget applies to this period.")
        .contains("No factor was used.")
        .contains("The ledgers name no gap.")
        .contains("Verification found nothing wrong.");
    assertThat(page.elements("tbody"))
        .allMatch(body -> body.getElementsByTagName("tr").getLength() > 0);
  }

  @Test
  void aBrokenTemplateIsNamedWithItsLineAndLeavesNoFile() throws IOException {
    StringTemplateLoader broken = new StringTemplateLoader();
    broken.putTemplate("esg.ftlh", "<html>\n<body>\n${doc.entitty}</body></html>");
    assertThatThrownBy(() -> with(broken).write(SampleDocument.esg().build(), folder))
        .isInstanceOf(TemplateError.class)
        .hasMessageStartingWith("templates/esg.ftlh:3:3: ")
        .hasMessageContaining("doc.entitty");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void aTemplateThatOnlyThePdfCannotPrintLeavesNoFileEither() throws IOException {
    StringTemplateLoader strange = new StringTemplateLoader();
    strange.putTemplate("esg.ftlh", "<html lang=\"en\"><body><p>\u6A21</p></body></html>");
    assertThatThrownBy(() -> with(strange).write(SampleDocument.esg().build(), folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No packed font has U+6A21, used in '\u6A21'; write it otherwise in the template or"
                + " the chart");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void aTemplateThatAsksForSomethingOutsideIsRefused() {
    StringTemplateLoader curious = new StringTemplateLoader();
    curious.putTemplate(
        "esg.ftlh",
        "<html lang=\"en\"><body><img src=\"http://example.invalid/x.png\" alt=\"x\"/></body></html>");
    assertThatThrownBy(() -> with(curious).write(SampleDocument.esg().build(), folder))
        .hasMessageContaining(
            "A report loads nothing from outside, but its template asks for"
                + " http://example.invalid/x.png");
  }

  private static ReportRenderer with(StringTemplateLoader changed) {
    return new ReportRenderer(
        new MultiTemplateLoader(new TemplateLoader[] {changed, TemplateEngine.packed()}));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
