package io.greenai.report.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.greenai.report.disclose.model.ReportKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A written report and the files beside it.
 *
 * @param kind which of the two reports it is
 * @param period its label
 * @param dataUntil where the books had come to
 * @param close the number of the close that it is, 0 where it is none
 * @param stem where its files lie, less what tells them apart
 * @param files those of its files that can be read back, the one that it was found by first
 */
public record ReportFiles(
    ReportKind kind, String period, Instant dataUntil, int close, Path stem, List<Path> files) {
  private static final Pattern CLOSE =
      Pattern.compile("(?:final|corrective), close (\\d{1,6})(?:, replaces .*)?");

  static final String HTML = ".html";
  static final String FIGURES = "-figures.csv";
  static final String LEDGERS = "-ledgers.csv";
  static final String HOT_SPOTS = "-hotspots.csv";
  static final String TRACE = "-trace.json";
  static final String PDF = ".pdf";

  private static final List<String> ENDS = List.of(HTML, PDF, FIGURES, LEDGERS, HOT_SPOTS, TRACE);

  public ReportFiles {
    files = List.copyOf(files);
  }

  /**
   * The report that {@code file}, its HTML or its trace, is of.
   *
   * @throws IOException if it cannot be read, or does not say what it is a report of
   */
  public static ReportFiles of(Path file) throws IOException {
    String name = file.getFileName().toString();
    Map<String, String> facts =
        name.endsWith(HTML) ? ofHtml(file) : name.endsWith(TRACE) ? ofTrace(file) : Map.of();
    try {
      return new ReportFiles(
          kind(facts.getOrDefault("report", "")),
          facts.getOrDefault("period", ""),
          Instant.parse(facts.getOrDefault("data-until", "")),
          close(facts.getOrDefault("status", "")),
          stem(file),
          files(file));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(
          file
              + ": does not say which report of which period it is; give the .html or the"
              + " -trace.json that 'report' wrote",
          e);
    }
  }

  private static int close(String status) {
    Matcher matcher = CLOSE.matcher(status);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static ReportKind kind(String id) {
    return Stream.of(ReportKind.values())
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id));
  }

  /**
   * Where the file lies that was written as {@code name}; absent where it is not this report's.
   *
   * @param name that it was given then; all files of a report may have been renamed alike
   */
  public Optional<Path> written(String name) {
    String then = DataFiles.stem(kind, period);
    return ENDS.stream().filter(end -> name.equals(then + end)).findFirst().map(this::ending);
  }

  /** The list of the hot-spot files that the report was made from; absent where there is none. */
  Optional<Path> hotSpots() {
    return Optional.of(ending(HOT_SPOTS)).filter(Files::isRegularFile);
  }

  private Path ending(String end) {
    return stem.resolveSibling(stem.getFileName() + end);
  }

  private static Path stem(Path file) {
    String name = file.getFileName().toString();
    String end = name.endsWith(HTML) ? HTML : TRACE;
    return file.resolveSibling(name.substring(0, name.length() - end.length()));
  }

  private static List<Path> files(Path file) {
    String stem = stem(file).getFileName().toString();
    return Stream.concat(
            Stream.of(file),
            Stream.of(HTML, PDF, FIGURES, LEDGERS, TRACE)
                .map(other -> file.resolveSibling(stem + other))
                .filter(Files::isRegularFile))
        .distinct()
        .toList();
  }

  private static Map<String, String> ofHtml(Path file) throws IOException {
    Map<String, String> facts = new HashMap<>();
    NodeList metas = StatedFigures.page(Files.readAllBytes(file)).getElementsByTagName("meta");
    for (int i = 0; i < metas.getLength(); i++) {
      Element meta = (Element) metas.item(i);
      facts.put(meta.getAttribute("name").replace("greenai:", ""), meta.getAttribute("content"));
    }
    return facts;
  }

  private static Map<String, String> ofTrace(Path file) throws IOException {
    Map<String, String> facts = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(Files.readAllBytes(file))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String path = parser.getParsingContext().pathAsPointer().toString();
        if (token == JsonToken.VALUE_STRING) {
          switch (path) {
            case "/report" -> facts.put("report", parser.getText());
            case "/status" -> facts.put("status", parser.getText());
            case "/period/label" -> facts.put("period", parser.getText());
            case "/dataUntil" -> facts.put("data-until", parser.getText());
            default -> {}
          }
        }
      }
    }
    return facts;
  }
}
