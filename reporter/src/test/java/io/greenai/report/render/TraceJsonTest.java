package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Headline;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Methods;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TraceJsonTest {
  static Stream<ReportDocument> both() {
    return Stream.of(SampleDocument.esg().build(), SampleDocument.lca().build());
  }

  @ParameterizedTest
  @MethodSource("both")
  void itHasTheFormThatTheSchemaLaysDown(ReportDocument document) throws IOException {
    try (InputStream schema = TraceJson.class.getResourceAsStream("/schemas/trace.schema.json")) {
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(schema, InputFormat.JSON)
                  .validate(json(document), InputFormat.JSON))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void everyFigureIsInItWithAFormula(ReportDocument document) throws IOException {
    JsonNode figures = new ObjectMapper().readTree(json(document)).get("figures");

    assertThat(figures)
        .extracting(figure -> figure.get("id").asText())
        .containsExactlyElementsOf(document.figuresById().keySet());
    assertThat(figures).allMatch(figure -> !figure.get("formula").asText().isEmpty());
  }

  @Test
  void numbersAreExactAndInputsSayWhereTheyAre() throws IOException {
    JsonNode trace = new ObjectMapper().readTree(json(SampleDocument.esg().build()));

    assertThat(trace.at("/factors/0/id").asText()).isEqualTo("grid.de.2024");
    JsonNode scope2 =
        stream(trace.get("figures"))
            .filter(figure -> figure.get("id").asText().equals("esg.scope2.location"))
            .findFirst()
            .orElseThrow();
    assertThat(scope2.get("value").asText()).isEqualTo("569400.25");
    assertThat(scope2.get("inputs"))
        .hasToString(
            "[{\"name\":\"facility energy\",\"figure\":\"esg.energy.facility\"},"
                + "{\"name\":\"direct grid intensity\",\"factor\":\"grid.de.2024\",\"value\":\"363\","
                + "\"unit\":\"g CO2e/kWh\"}]");
  }

  @Test
  void aFigureOfWhichNobodyTellsHowItCameAboutFailsTheReport() {
    Figure bare = Figure.known("a.b", "A", Unit.COUNT, BigDecimal.ONE, Quality.MEASURED);

    assertThatThrownBy(() -> with(bare).figuresById())
        .hasMessage("Figure a.b has no derivation; no figure is reported without one");
  }

  @Test
  void aFigureDerivedFromOneThatIsNotStatedFailsTheReport() {
    Figure dangling =
        Figure.known("a.b", "A", Unit.COUNT, BigDecimal.ONE, Quality.MEASURED)
            .by("twice c", new Input.OfFigure("c", "a.c"));

    assertThatThrownBy(() -> with(dangling).figuresById())
        .hasMessage("Figure a.b is derived from figure a.c, which the report does not state");
  }

  private static ReportDocument with(Figure spin) {
    ReportDocument full = SampleDocument.esg().build();
    Headline head = full.headline();
    return new ReportDocument(
        full.title(),
        full.entity(),
        full.period(),
        full.status(),
        full.responsible(),
        full.synthetic(),
        full.generator(),
        new Headline(
            head.metered(),
            head.models(),
            head.it(),
            head.facility(),
            head.emissions(),
            head.measuredShare(),
            head.coverage(),
            spin),
        full.completeness(),
        List.of(),
        List.of(),
        full.counted(),
        full.energy(),
        full.view(),
        new Methods(List.of(), List.of(), List.of()),
        full.evidence(),
        full.revision());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String json(ReportDocument document) {
    return new String(TraceJson.of(document), StandardCharsets.UTF_8);
  }
}
