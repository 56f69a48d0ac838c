package io.greenai.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the application itself states of a model's work in a window; nothing of it is measured.
 *
 * @param inputTokens that its calls took in
 * @param outputTokens that its calls brought forth
 * @param scores by name, such as {@code accuracy}, the last value of each as a decimal number like
 *     {@code -0.931}; else {@link IllegalArgumentException}
 * @param experiments that the work was part of, at any time in the window
 */
public record StatedFigures(
    long inputTokens, long outputTokens, Map<String, String> scores, List<String> experiments) {

  /** Where the application states nothing. */
  public static final StatedFigures NONE = new StatedFigures(0, 0, Map.of(), List.of());

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  public StatedFigures {
    scores = Collections.unmodifiableMap(new TreeMap<>(scores));
    experiments = List.copyOf(experiments);
    scores.forEach(
        (name, value) -> {
          if (!isDecimal(value)) {
            throw new IllegalArgumentException(
                "score '" + name + "' is '" + value + "', but must be a decimal like -0.931");
          }
        });
  }

  /** Whether a score can be written so: at most 18 digits before the point and 18 after it. */
  public static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }
}
