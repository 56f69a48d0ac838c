package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import java.io.IOException;
import java.math.BigDecimal;
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
  void aTextThatASpreadsheetWouldRunIsKeptFromIt(String text) {
    String line = FiguresCsv.line(figure(text, "-5").per(text).by(text));
    assertThat(line).startsWith("a.b,'").contains(",-5,uJ,'").doesNotContain("," + text);
  }

  @Test
  void aTextWithCommasQuotesAndLineEndsStaysInItsCell() {
    assertThat(FiguresCsv.line(figure("a,\"b\"\nc", "1")))
        .isEqualTo("a.b,\"a,\"\"b\"\"\nc\",1,uJ,,measured,,,,");
  }

  @Test
  void aFigureWithoutNumberSaysWhy() {
    assertThat(
            FiguresCsv.line(
                Figure.absent(
                    "a.b", "Scope 2", Unit.GRAMS_CO2E, Reason.NO_DIRECT_FACTOR, "none for DE")))
        .isEqualTo("a.b,Scope 2,,g CO2e,,no direct factor,,,,none for DE");
  }

  @Test
  void aRangeAndABoundHaveColumnsOfTheirOwn() {
    Figure figure = figure("Energy", "2").within(BigDecimal.ONE, BigDecimal.TEN).atLeast();
    assertThat(FiguresCsv.line(figure)).isEqualTo("a.b,Energy,2,uJ,,measured,at least,1,10,");
  }

  private static Figure figure(String label, String number) {
    return Figure.known("a.b", label, Unit.MICROJOULES, new BigDecimal(number), Quality.MEASURED);
  }

  private static List<String> attached(byte[] pdf) throws IOException {
    PRStream content = content(associated(new PdfReader(pdf)));
    return new String(PdfReader.getStreamBytes(content), StandardCharsets.UTF_8).lines().toList();
  }

  private static PdfDictionary associated(PdfReader reader) {
    PdfArray files = reader.getCatalog().getAsArray(new PdfName("AF"));
    assertThat(files.size()).as("a life-cycle report may list hot spots too").isBetween(3, 4);
    return files.getAsDict(0);
  }

  private static PRStream content(PdfDictionary file) {
    return (PRStream) PdfReader.getPdfObject(file.getAsDict(PdfName.EF).get(PdfName.F));
  }
}
