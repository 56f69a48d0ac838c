package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.SimpleBookmark;
import io.greenai.report.disclose.model.ReportDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PdfReportTest {
  private static final ReportRenderer RENDERER = new ReportRenderer();

  static Stream<ReportDocument> both() {
    return Stream.of(SampleDocument.esg().build(), SampleDocument.lca().build());
  }

  @ParameterizedTest
  @MethodSource("both")
  void everyWordOfThePageIsInThePdf(ReportDocument document) throws IOException {
    String text = String.join("", PdfText.pages(RENDERER.pdf(document)));
    List<String> words =
        Xhtml.parse(RENDERER.xhtml(document).getBytes(StandardCharsets.UTF_8)).words();
    assertThat(words).hasSizeGreaterThan(500);
    assertThat(words.stream().filter(word -> !text.contains(word))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("both")
  void everyPageOfASyntheticDraftSaysSo(ReportDocument document) throws IOException {
    assertThat(PdfText.pages(RENDERER.pdf(document)))
        .hasSizeGreaterThan(5)
        .allSatisfy(page -> assertThat(page).contains("SYNTHETICDATA").contains("Draft,day53of92"));
  }

  @Test
  void theSameDocumentGivesTheSameBytesInAnyLocaleAndZone() {
    byte[] here = RENDERER.pdf(SampleDocument.esg().build());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(new ReportRenderer().pdf(SampleDocument.esg().build())).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void anotherDocumentHasAnotherFileId() throws IOException {
    assertThat(fileId(RENDERER.pdf(SampleDocument.esg().of("A").build())))
        .isNotEqualTo(fileId(RENDERER.pdf(SampleDocument.esg().of("B").build())));
  }

  @Test
  void itIsTaggedTitledAndInALanguage() throws IOException {
    PdfReader reader = new PdfReader(RENDERER.pdf(SampleDocument.esg().build()));
    PdfDictionary catalog = reader.getCatalog();
    assertThat(catalog.getAsDict(PdfName.MARKINFO).getAsBoolean(PdfName.MARKED).booleanValue())
        .isTrue();
    assertThat(catalog.getAsDict(PdfName.STRUCTTREEROOT)).isNotNull();
    assertThat(catalog.getAsString(PdfName.LANG)).hasToString("en");
    assertThat(reader.getInfo())
        .containsEntry("Title", "AI energy and carbon report (ESG), 2026-Q4")
        .containsEntry("Author", "Example Insurance AG")
        .containsEntry("CreationDate", "D:20261122214100Z");
    assertThat(new String(reader.getMetadata(), StandardCharsets.UTF_8))
        .contains("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")
        .contains("<pdfuaid:part>1</pdfuaid:part>");
  }

  @Test
  void itHasABookmarkForEverySection() throws IOException {
    PdfReader reader = new PdfReader(RENDERER.pdf(SampleDocument.lca().build()));
    assertThat(SimpleBookmark.getBookmarkList(reader).toString())
        .contains("Title=1 Executive summary")
        .contains("Title=12 Register of figures");
  }

  private static String fileId(byte[] pdf) throws IOException {
    PdfArray id = new PdfReader(pdf).getTrailer().getAsArray(PdfName.ID);
    return id.toString();
  }
}
