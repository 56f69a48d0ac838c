package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.ReportDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class PageBreaksTest {
  private static final ReportRenderer RENDERER = new ReportRenderer();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 8, 25})
  void nothingThatBelongsTogetherIsTornApart(int rows) throws IOException {
    List<String> models = IntStream.range(0, rows).mapToObj(i -> "model-" + i).toList();
    for (SampleDocument sample : List.of(SampleDocument.esg(), SampleDocument.lca())) {
      ReportDocument document = sample.withModels(models).withBudgets(rows).build();
      Xhtml page = Xhtml.parse(RENDERER.xhtml(document).getBytes(StandardCharsets.UTF_8));
      byte[] pdf = RENDERER.pdf(document);
      List<String> pages = PdfText.contents(pdf);
      noPageIsEmptyAndNoneEndsInAHeading(page, pages);
      theReportProperBeginsOnAPageOfItsOwn(page, pages);
      everyRowStandsOnOnePage(page, pages);
      noLastRowStandsAlone(page, pages);
      aTableSaysWhatItsColumnsAreOnEveryPage(page, pages, PdfText.pages(pdf));
    }
  }

  private static void noPageIsEmptyAndNoneEndsInAHeading(Xhtml page, List<String> pages) {
    List<String> headings = texts(page, "h2", "h3", "caption", "thead");
    assertThat(headings).hasSizeGreaterThan(40);
    assertThat(pages)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            text -> {
              assertThat(text).hasSizeGreaterThan(100);
              assertThat(headings).noneMatch(text::endsWith);
            });
  }

  private static void theReportProperBeginsOnAPageOfItsOwn(Xhtml page, List<String> pages) {
    Element first = (Element) page.elements("main").get(0).getElementsByTagName("h2").item(0);
    assertThat(pages).anyMatch(text -> text.startsWith(textOf(first)));
  }

  private static void everyRowStandsOnOnePage(Xhtml page, List<String> pages) {
    List<String> pieces = texts(page, "tr", "h2", "h3");
    assertThat(pieces).hasSizeGreaterThan(100);
    assertThat(pieces.stream().filter(piece -> pages.stream().noneMatch(p -> p.contains(piece))))
        .isEmpty();
  }

  private static void noLastRowStandsAlone(Xhtml page, List<String> pages) {
    for (Element body : page.elements("tbody")) {
      List<String> rows = Xhtml.within(body, "tr").stream().map(PageBreaksTest::textOf).toList();
      if (rows.size() > 2) {
        String lastTwo = rows.get(rows.size() - 2) + rows.get(rows.size() - 1);
        assertThat(pages).anyMatch(text -> text.contains(lastTwo));
      }
    }
  }

  private static void aTableSaysWhatItsColumnsAreOnEveryPage(
      Xhtml page, List<String> contents, List<String> whole) {
    List<Element> tables = page.elements("table");
    Element register = tables.get(tables.size() - 1);
    String head = textOf(Xhtml.within(register, "thead").get(0));
    List<String> rows = texts(register, "tr");
    int seen = 0;
    for (int i = 0; i < contents.size(); i++) {
      if (rows.stream().anyMatch(contents.get(i)::contains)) {
        assertThat(whole.get(i)).contains(head);
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(1);
  }

  private static List<String> texts(Xhtml page, String... tags) {
    return Stream.of(tags)
        .flatMap(tag -> page.elements(tag).stream())
        .map(PageBreaksTest::textOf)
        .toList();
  }

  private static List<String> texts(Element element, String tag) {
    return Xhtml.within(element, tag).stream().map(PageBreaksTest::textOf).toList();
  }

  private static String textOf(Element element) {
    return element.getTextContent().replaceAll("[\\s\u00a0]", "");
  }
}
