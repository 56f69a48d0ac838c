package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** What the gate writes for other programs, held against the schemas of their formats. */
final class GateFormats {
  private GateFormats() {}

  /** By the schema of OASIS, which would notice a wrong name. */
  static void assertIsSarif(String text) throws IOException {
    Schema schema = sarif();
    assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(text.replace("\"driver\"", "\"rider\""), InputFormat.JSON))
        .isNotEmpty();
  }

  /** By a schema of what readers of the format agree on, which would notice a wrong name. */
  static void assertIsJUnit(String text) throws IOException, SAXException {
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(GateFormats.class.getResource("/junit.xsd"))
            .newValidator();
    validator.validate(new StreamSource(new StringReader(text)));
    assertThatThrownBy(
            () ->
                validator.validate(
                    new StreamSource(new StringReader(text.replace("classname", "class")))))
        .isInstanceOf(SAXException.class);
  }

  private static Schema sarif() throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(
            GateFormats.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    }
  }
}
