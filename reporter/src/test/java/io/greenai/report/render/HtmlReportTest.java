package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.ReportDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class HtmlReportTest {
  private static final ReportRenderer RENDERER = new ReportRenderer();

  static Stream<ReportDocument> both() {
    return Stream.of(SampleDocument.esg().build(), SampleDocument.lca().build());
  }

  @ParameterizedTest
  @MethodSource("both")
  void itLoadsNothingFromOutside(ReportDocument document) {
    Xhtml page = page(document);
    assertThat(page.attributes("src")).isEmpty();
    assertThat(page.attributes("href")).isNotEmpty().allMatch(href -> href.startsWith("#"));
    assertThat(page.elements("link")).isEmpty();
    assertThat(page.elements("script")).isEmpty();
    String css = page.elements("style").get(0).getTextContent();
    assertThat(css).doesNotContain("url(").doesNotContain("@import").doesNotContain("http");
  }

  @ParameterizedTest
  @MethodSource("both")
  void everyFigureStandsInTheRegister(ReportDocument document) {
    List<String> ids = page(document).attributes("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids)
        .containsAll(document.figuresById().keySet().stream().map(id -> "f-" + id).toList());
  }

  @ParameterizedTest
  @MethodSource("both")
  void everyLinkLeadsSomewhere(ReportDocument document) {
    Xhtml page = page(document);
    assertThat(page.attributes("id"))
        .containsAll(page.attributes("href").stream().map(href -> href.substring(1)).toList());
  }

  @ParameterizedTest
  @MethodSource("both")
  void everyTableHasACaptionAndScopedHeads(ReportDocument document) {
    Xhtml page = page(document);
    assertThat(page.elements("table"))
        .isNotEmpty()
        .allMatch(table -> table.getElementsByTagName("caption").getLength() == 1);
    assertThat(page.elements("th"))
        .allMatch(head -> List.of("row", "col").contains(head.getAttribute("scope")));
  }

  @ParameterizedTest
  @MethodSource("both")
  void itHasLandmarksAndAWayPastThem(ReportDocument document) {
    Xhtml page = page(document);
    assertThat(page.elements("main")).hasSize(1);
    assertThat(page.elements("nav")).hasSize(1);
    assertThat(page.elements("h1")).hasSize(1);
    Element skip = page.elements("a").get(0);
    assertThat(skip.getAttribute("href")).isEqualTo("#main");
    assertThat(page.document().getDocumentElement().getAttribute("lang")).isEqualTo("en");
  }

  @Test
  void everyChartHasANameAndADescriptionInWords() {
    Xhtml page = page(SampleDocument.esg().build());
    assertThat(page.elements("svg"))
        .hasSize(4)
        .allSatisfy(
            svg -> {
              assertThat(svg.getAttribute("role")).isEqualTo("img");
              assertThat(page.attributes("id"))
                  .contains(svg.getAttribute("aria-labelledby").split(" "));
            });
    assertThat(text(SampleDocument.esg().build()))
        .contains("Metered energy by account: AI models 712 kWh (57.7 %); Garbage collection");
  }

  @Test
  void aFigureThatCannotBeStatedSaysWhy() {
    assertThat(words(SampleDocument.esg().build()))
        .contains("no direct factor")
        .contains("no contractual instrument and no residual mix was supplied");
  }

  @Test
  void anLcaClaimsNoMoreThanItIs() {
    String words = words(SampleDocument.lca().build());
    assertThat(words)
        .contains("aligned with ISO 14040")
        .contains("Not for comparative assertion")
        .contains("Critical review: none performed")
        .doesNotContainIgnoringCase("compliant")
        .doesNotContainIgnoringCase("certified");
  }

  @Test
  void scoresAreToldWithWhatItTookToComeToThemAndMissingOnesToo() {
    assertThat(words(SampleDocument.lca().build()))
        .contains("image-tagger 2.0, exp-42 accuracy, evaluation 0.9312 0.9401 no target stated")
        .contains("gain, evaluation -1.5 -1.25 no target stated not determined whether more or")
        .contains("image-tagger 2.0 exp-43, exp-44 Windows that state these together 2026-02-04")
        .contains("No scores stated: image-tagger 2.0, exp-43, exp-44.")
        .contains("1 more of less energy is in the attached table of figures.")
        .contains("states no experiment: image-tagger 2.0 ");
  }

  @Test
  void aClosedReportOfRealDataCarriesNoNotice() {
    ReportDocument document = SampleDocument.esg().measured().closed().build();
    assertThat(words(document)).contains("final").doesNotContainIgnoringCase("synthetic");
    assertThat(words(document)).doesNotContain("draft").doesNotContain("Draft");
  }

  @Test
  void everyPrintedPageOfASyntheticDraftSaysSo() {
    assertThat(text(SampleDocument.esg().build()))
        .contains(
            "@top-center { content: \"SYNTHETIC DATA – not a real measurement. Draft, day 53 of"
                + " 92\";");
  }

  @Test
  void metersAndAccountsAreReconciledToTheMicrojoule() {
    assertThat(words(SampleDocument.esg().build()))
        .contains("Booked, all accounts 1.23 MWh 4,442,400,000,567,891 µJ")
        .contains("Metered, all meters 1.23 MWh 4,442,400,000,567,891 µJ")
        .contains("Difference 0 µJ");
  }

  private static Xhtml page(ReportDocument document) {
    return Xhtml.parse(RENDERER.html(document));
  }

  private static String text(ReportDocument document) {
    return new String(RENDERER.html(document), StandardCharsets.UTF_8);
  }

  private static String words(ReportDocument document) {
    return String.join(" ", page(document).words());
  }
}
