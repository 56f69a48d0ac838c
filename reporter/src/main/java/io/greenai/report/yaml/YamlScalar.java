package io.greenai.report.yaml;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** A single value, kept as the text that was written. */
public record YamlScalar(Position position, String text) implements YamlNode {
  /** Far beyond any figure of a budget; keeps {@code 1e999999999} from being expanded. */
  private static final int MAX_NUMBER_CHARACTERS = 30;

  private static final int MOST_LISTED = 12;

  @Override
  public String kind() {
    return "'" + text + "'";
  }

  /**
   * A number of 0 or more.
   *
   * @throws YamlException where the text is none, is negative or is out of range
   */
  public BigDecimal number(String key) {
    try {
      BigDecimal number = new BigDecimal(text);
      boolean sane =
          text.length() <= MAX_NUMBER_CHARACTERS
              && Math.abs((long) number.scale()) <= MAX_NUMBER_CHARACTERS;
      if (sane && number.signum() >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message below, which names the text.
    }
    throw invalid(key, "write a plain number of 0 or more, for example 12.5");
  }

  /** The value that {@code choices} gives for the text. */
  public <T> T choice(String key, Map<String, T> choices) {
    T value = choices.get(text);
    if (value != null) {
      return value;
    }
    String valid = choices.keySet().stream().sorted().limit(MOST_LISTED).collect(joining(", "));
    String more =
        choices.size() > MOST_LISTED ? " and " + (choices.size() - MOST_LISTED) + " more" : "";
    throw invalid(key, Nearest.hint(text, choices.keySet()) + "valid are " + valid + more);
  }

  public LocalDate date(String key) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw invalid(key, "write a date as 2026-10-01");
    }
  }

  public ZoneId zone(String key) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw invalid(
          key,
          Nearest.hint(text, ZoneId.getAvailableZoneIds())
              + "write an IANA zone, for example Europe/Berlin");
    }
  }

  /** An exception that names this value under {@code key}. */
  public YamlException invalid(String key, String remedy) {
    return new YamlException(position, "'" + key + "' is '" + text + "'; " + remedy);
  }
}
