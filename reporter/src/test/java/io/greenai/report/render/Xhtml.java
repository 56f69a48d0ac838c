package io.greenai.report.render;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/** Looks into a rendered page. */
record Xhtml(Document document) {
  static Xhtml parse(byte[] page) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      String text = new String(page, StandardCharsets.UTF_8).strip();
      return new Xhtml(
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    } catch (Exception e) {
      throw new AssertionError("Not well-formed: " + e.getMessage(), e);
    }
  }

  List<Element> elements(String tag) {
    return list(document.getElementsByTagName(tag));
  }

  static List<Element> within(Element element, String tag) {
    return list(element.getElementsByTagName(tag));
  }

  private static List<Element> list(NodeList found) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  List<String> attributes(String name) {
    return elements("*").stream()
        .filter(element -> element.hasAttribute(name))
        .map(element -> element.getAttribute(name))
        .toList();
  }

  /** The words that a reader of the body sees, without the names and descriptions of drawings. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    collect(elements("body").get(0), words);
    return words;
  }

  private static void collect(Node node, List<String> words) {
    if (node instanceof Text text) {
      for (String word : text.getData().split("[\\s\\u00a0]+")) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    if (node instanceof Element e
        && (e.getTagName().equals("title") || e.getTagName().equals("desc"))) {
      return;
    }
    for (Node n = node.getFirstChild(); n != null; n = n.getNextSibling()) {
      collect(n, words);
    }
  }
}
