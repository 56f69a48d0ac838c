package io.greenai.report.render.pdf;

import static java.util.Objects.requireNonNull;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xhtmlrenderer.render.Box;
import org.xhtmlrenderer.render.LineBox;
import org.xhtmlrenderer.render.PageBox;

/**
 * Keeps together what Flying Saucer would tear apart: a heading and what follows it, a table's
 * caption, head and first row, its last two rows, a short table, a chart and its caption. Works on
 * pages that are laid out, and asks for another layout after each break.
 */
final class PageBreaks {
  /** Of a page: a table that is shorter stands on one page. */
  private static final double SHORT_TABLE = 0.3;

  /** Of a page: what starts higher up has nothing above it worth a break. */
  private static final double PAGE_HEAD = 0.04;

  private static final String BREAK = "page-break-before: always";

  private final IdentityHashMap<Element, Box> boxes = new IdentityHashMap<>();
  private final List<PageBox> pages;

  private PageBreaks(Box root, List<PageBox> pages) {
    this.pages = pages;
    collect(root);
  }

  /**
   * Adds one break to {@code main}, before the first thing that is torn apart.
   *
   * @return whether there was one, so that the pages have to be laid out again
   */
  static boolean add(Element main, Box root, List<PageBox> pages) {
    Optional<Element> torn = new PageBreaks(root, pages).firstTorn(main);
    torn.ifPresent(element -> startOf(element).setAttribute("style", BREAK));
    return torn.isPresent();
  }

  private void collect(Box box) {
    if (box.getElement() != null) {
      boxes.putIfAbsent(box.getElement(), box);
    }
    for (int i = 0; i < box.getChildCount(); i++) {
      collect(box.getChild(i));
    }
  }

  private Optional<Element> firstTorn(Element main) {
    NodeList all = main.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (isKept(element)
          && boxes.containsKey(element)
          && !startOf(element).hasAttribute("style")) {
        int top = top(element);
        PageBox page = pageAt(top);
        double head = PAGE_HEAD * (page.getBottom() - page.getTop());
        if (top - page.getTop() > head && end(element) > page.getBottom()) {
          return Optional.of(element);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isKept(Element element) {
    return switch (element.getTagName()) {
      case "h2", "h3", "table", "figure" -> true;
      case "tr" -> isLastButOne(element);
      default -> false;
    };
  }

  /** Whether the row is followed by one that would stand alone on the next page. */
  private static boolean isLastButOne(Element row) {
    Element next = nextOf(row);
    return next != null
        && nextOf(next) == null
        && "tbody".equals(row.getParentNode().getNodeName())
        && row.getPreviousSibling() != null;
  }

  /** Down to where {@code element} must not be torn. */
  private int end(Element element) {
    return switch (element.getTagName()) {
      case "h2", "h3" -> {
        Element next = nextOf(element);
        yield next == null ? bottom(box(element)) : end(next);
      }
      case "table" -> tableEnd(element);
      case "figure" -> bottom(box(element));
      case "tr" -> bottom(box(requireNonNull(nextOf(element))));
      default -> {
        Box line = firstLine(box(element));
        yield bottom(line == null ? box(element) : line);
      }
    };
  }

  private int tableEnd(Element table) {
    NodeList rows = table.getElementsByTagName("tr");
    int heads = table.getElementsByTagName("thead").getLength();
    int height = 0;
    for (int i = 0; i < rows.getLength(); i++) {
      height += box((Element) rows.item(i)).getHeight();
    }
    PageBox page = pageAt(top(table));
    boolean isShort = height < SHORT_TABLE * (page.getBottom() - page.getTop());
    int last = isShort ? rows.getLength() - 1 : Math.min(heads, rows.getLength() - 1);
    return bottom(box((Element) rows.item(last)));
  }

  /** The first part of {@code element}: Flying Saucer lays a caption out before its table. */
  private static Element startOf(Element element) {
    Node caption = element.getElementsByTagName("caption").item(0);
    return caption instanceof Element start ? start : element;
  }

  /** Where the first line or drawing of {@code element} starts. */
  private int top(Element element) {
    Box box = box(startOf(element));
    Box line = firstLine(box);
    return line == null ? box.getAbsY() : line.getAbsY();
  }

  private static @Nullable Box firstLine(Box box) {
    if (box instanceof LineBox) {
      return box;
    }
    for (int i = 0; i < box.getChildCount(); i++) {
      Box line = firstLine(box.getChild(i));
      if (line != null) {
        return line;
      }
    }
    return null;
  }

  private static int bottom(Box box) {
    return box.getAbsY() + box.getHeight();
  }

  private Box box(Element element) {
    Box box = boxes.get(element);
    if (box == null) {
      throw new IllegalStateException("No box was laid out for <" + element.getTagName() + ">");
    }
    return box;
  }

  private PageBox pageAt(int y) {
    for (PageBox page : pages) {
      if (y < page.getBottom()) {
        return page;
      }
    }
    return pages.get(pages.size() - 1);
  }

  private static @Nullable Element nextOf(Element element) {
    for (Node n = element.getNextSibling(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element next) {
        return next;
      }
    }
    return null;
  }
}
