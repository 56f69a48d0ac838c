package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a model's sessions were opened with, in words: it explains how much their threads spin. */
public final class SessionWords {
  private static final String LEFT_TO_THE_LIBRARY = "threads left to the library";

  /** Of a session that was there before the agent. */
  private static final String UNKNOWN = "unknown";

  private SessionWords() {}

  /**
   * One text for each way in which sessions were opened.
   *
   * @param settings as postings have them
   */
  public static List<String> of(Set<Map<String, String>> settings) {
    return settings.stream().map(SessionWords::one).sorted().toList();
  }

  private static String one(Map<String, String> settings) {
    return settings.containsKey("intraOpThreads")
        ? words(settings)
        : words(settings) + ", " + LEFT_TO_THE_LIBRARY;
  }

  private static String words(Map<String, String> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(setting -> word(setting.getKey(), setting.getValue()))
            .collect(joining(", "));
  }

  private static String word(String name, String value) {
    return switch (name) {
      case "executionProvider" -> "provider " + value;
      case "intraOpThreads" -> threads(value, "");
      case "interOpThreads" -> threads(value, " between operators");
      case "threadPool" -> "pool " + value;
      default -> name + " " + value;
    };
  }

  private static String threads(String number, String of) {
    if (number.equals(UNKNOWN)) {
      return "threads" + of + " unknown";
    }
    return number + (number.equals("1") ? " thread" : " threads") + of;
  }
}
