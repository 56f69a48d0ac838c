package io.greenai.report.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a written file states of each figure, by its id, in the order of the file. */
final class StatedFigures {
  private StatedFigures() {}

  /**
   * Of an HTML report: each place where a figure is printed, and its line in the register.
   *
   * @throws IOException where it is not one of ours any more
   */
  static Map<String, List<String>> ofHtml(byte[] html) throws IOException {
    Map<String, List<String>> stated = new LinkedHashMap<>();
    NodeList all = page(html).getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      String id = element.getAttribute("data-figure");
      if (id.isEmpty() && element.getAttribute("id").startsWith("f-")) {
        id = element.getAttribute("id").substring("f-".length());
      }
      if (!id.isEmpty()) {
        add(stated, id, element.getTextContent().replaceAll("\\s+", " ").strip());
      }
    }
    return stated;
  }

  static Document page(byte[] html) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      byte[] text =
          new String(html, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
      return builder.parse(new ByteArrayInputStream(text));
    } catch (SAXException e) {
      throw new IOException(
          "not well-formed, so changed since it was written: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This JDK's XML parser lacks a standard feature", e);
    }
  }

  /** Of a table: each line, by its first cell. */
  static Map<String, List<String>> ofCsv(byte[] csv) {
    Map<String, List<String>> stated = new LinkedHashMap<>();
    String[] lines = new String(csv, StandardCharsets.UTF_8).split("\r\n", -1);
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isEmpty()) {
        int comma = lines[i].indexOf(',');
        String id = comma < 0 ? lines[i] : lines[i].substring(0, comma);
        add(stated, id, lines[i].substring(Math.min(id.length() + 1, lines[i].length())));
      }
    }
    return stated;
  }

  /**
   * Of a trace: all that it tells of each figure.
   *
   * @throws IOException where it is not JSON of our form any more
   */
  static Map<String, List<String>> ofTrace(byte[] json) throws IOException {
    Map<String, List<String>> stated = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        boolean list = "figures".equals(parser.currentName());
        if (list && parser.currentToken() == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            figure(parser, stated);
          }
        }
      }
    }
    return stated;
  }

  private static void figure(JsonParser parser, Map<String, List<String>> stated)
      throws IOException {
    String id = "";
    List<String> texts = new ArrayList<>();
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new IOException("the trace ends within a figure");
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token.isScalarValue()) {
        if (depth == 1 && "id".equals(parser.currentName())) {
          id = parser.getText();
        }
        texts.add(parser.currentName() + " " + parser.getText());
      }
    }
    stated.put(id, texts);
  }

  private static void add(Map<String, List<String>> stated, String id, String text) {
    stated.computeIfAbsent(id, figure -> new ArrayList<>()).add(text);
  }
}
