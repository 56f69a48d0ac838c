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
  void noPageIsEmptyAndNoneEndsInAHeading(int rows) throws IOException {
    List<String> models = IntStream.range(0, rows).mapToObj(i -> "model-" + i).toList();
    for (SampleDocument sample : List.of(SampleDocument.esg(), SampleDocument.lca())) {
      ReportDocument document = sample.withModels(models).withBudgets(rows).build();
      List<String> headings = headings(document);
      assertThat(headings).hasSizeGreaterThan(40);
      assertThat(PdfText.contents(RENDERER.pdf(document)))
          .hasSizeGreaterThan(5)
          .allSatisfy(
              page -> {
                assertThat(page).hasSizeGreaterThan(100);
                assertThat(headings).noneMatch(page::endsWith);
              });
    }
  }

  /** Section headings, captions, and captions with the table heads below them. */
  private static List<String> headings(ReportDocument document) {
    Xhtml page = Xhtml.parse(RENDERER.xhtml(document).getBytes(StandardCharsets.UTF_8));
    Stream<Element> titles =
        Stream.of("h2", "h3", "caption", "thead").flatMap(tag -> page.elements(tag).stream());
    return titles.map(title -> title.getTextContent().replaceAll("[\\s\u00a0]", "")).toList();
  }
}
