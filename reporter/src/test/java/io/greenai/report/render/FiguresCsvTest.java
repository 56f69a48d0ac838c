package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.ReportDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresCsvTest {
  private static final ReportRenderer RENDERER = new ReportRenderer();

  static Stream<ReportDocument> both() {
    return Stream.of(SampleDocument.esg().build(), SampleDocument.lca().build());
  }

  @ParameterizedTest
  @MethodSource("both")
  void thePdfCarriesEachFigureOnceWithItsUnroundedNumber(ReportDocument document)
      throws IOException {
    List<String> lines = attached(RENDERER.pdf(document));
    assertThat(lines.get(0)).isEqualTo("id,label,value,unit,per,quality,bound,low,high,remark");
    List<Figure> figures = List.copyOf(document.figuresById().values());
    assertThat(figures).hasSizeGreaterThan(50);
    assertThat(lines).hasSize(figures.size() + 1);
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      String number = figure.number().map(n -> "," + n.toPlainString() + ",").orElse(",,");
      assertThat(lines.get(i + 1)).startsWith(figure.id() + ",").contains(number);
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void theAttachmentIsAssociatedWithTheDocumentAsItsData(ReportDocument document)
      throws IOException {
    PdfDictionary file = associated(new PdfReader(RENDERER.pdf(document)));
    assertThat(file.getAsName(new PdfName("AFRelationship"))).hasToString("/Data");
    assertThat(file.getAsString(PdfName.UF).toUnicodeString())
        .isEqualTo(document.kind().id() + "-2026-Q4-figures.csv");
    PRStream content = content(file);
    assertThat(content.getAsName(PdfName.SUBTYPE)).hasToString("/text#2fcsv");
    assertThat(content.getAsDict(PdfName.PARAMS).getAsString(PdfName.MODDATE))
        .hasToString("D:20261122214100Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1+1"})
  void aNameThatASpreadsheetWouldRunIsKeptFromIt(String name) {
    assertThat(lines(SampleDocument.esg().withModels(List.of(name)).build()))
        .noneMatch(line -> line.contains("," + name))
        .noneMatch(line -> line.contains("\"" + name));
  }

  @Test
  void aNameWithCommasQuotesAndLineEndsStaysInItsCell() {
    String hostile = "a,\"b\"\nc";
    String csv =
        new String(
            FiguresCsv.of(SampleDocument.esg().withModels(List.of(hostile)).build()),
            StandardCharsets.UTF_8);
    assertThat(csv).contains("a,\"\"b\"\"\nc").doesNotContain("a,\"b\"");
  }

  private static List<String> lines(ReportDocument document) {
    return new String(FiguresCsv.of(document), StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> attached(byte[] pdf) throws IOException {
    PRStream content = content(associated(new PdfReader(pdf)));
    return new String(PdfReader.getStreamBytes(content), StandardCharsets.UTF_8).lines().toList();
  }

  private static PdfDictionary associated(PdfReader reader) {
    PdfArray files = reader.getCatalog().getAsArray(new PdfName("AF"));
    assertThat(files.size()).isEqualTo(1);
    return files.getAsDict(0);
  }

  private static PRStream content(PdfDictionary file) {
    return (PRStream) PdfReader.getPdfObject(file.getAsDict(PdfName.EF).get(PdfName.F));
  }
}
