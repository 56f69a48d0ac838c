package io.greenai.agent.meter;

import io.greenai.ledger.Domain;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Series of a metric that are a domain's energy or power: {@code
 * dram:kepler_vm_cpu_joules_total{zone="dram",vm_name="a"}}.
 *
 * <p>Repetitions in the patterns are possessive: Java runs others by recursion, and a label of some
 * thousand characters would end the thread.
 *
 * @param domain before the first colon; {@code cpu} where it is not given
 * @param labels that a series must have; others do not matter
 */
record MetricSelector(Domain domain, String metric, Map<String, String> labels) {
  private static final String QUOTED = "\"(?:[^\"\\\\]++|\\\\.)*+\"";
  private static final String LABELS = "(?:\\{((?:[^\"{}]++|" + QUOTED + ")*+)})?+";
  private static final Pattern SELECTOR =
      Pattern.compile(
          "\\s*+(?:(cpu|dram|gpu|rest):)?([A-Za-z_][A-Za-z0-9_]*+)" + LABELS + "\\s*+(?:;|$)");
  private static final Pattern LABEL =
      Pattern.compile(
          "\\s*+([A-Za-z_][A-Za-z0-9_]*+|" + QUOTED + ")\\s*+=\\s*+(" + QUOTED + ")\\s*+(?:,|$)");
  private static final Pattern SERIES =
      Pattern.compile("([A-Za-z_:][A-Za-z0-9_:]*+)" + LABELS + "\\s++(\\S++)(?:\\s.*)?");

  /** Units that end a metric's name, with the microjoules or microwatts of one of them. */
  private static final Map<String, Long> ENERGY =
      Map.of("_joules_total", 1_000_000L, "_microjoules", 1L, "_microjoules_total", 1L);

  private static final Map<String, Long> POWER = Map.of("_watts", 1_000_000L, "_microwatts", 1L);

  /** Decimal digits of a value before the point, and zeros behind it that make it 0. */
  private static final int MOST_DIGITS = 18;

  MetricSelector {
    labels = Map.copyOf(labels);
  }

  /**
   * Reads selectors with semicolons between them.
   *
   * @throws IllegalArgumentException where one of them is none, or its unit is not known
   */
  static List<MetricSelector> parse(String text) {
    List<MetricSelector> selectors = new ArrayList<>();
    Matcher matcher = SELECTOR.matcher(text);
    int end = 0;
    do {
      if (!matcher.region(end, text.length()).lookingAt()) {
        throw new IllegalArgumentException(
            "'"
                + text.substring(end).strip()
                + "' is not a metric such as kepler_vm_cpu_joules_total{vm_id=\"7\"}");
      }
      selectors.add(selector(matcher));
      end = matcher.end();
    } while (end < text.length());
    return selectors;
  }

  private static MetricSelector selector(Matcher matcher) {
    Domain domain =
        Arrays.stream(Domain.values())
            .filter(known -> known.id().equals(matcher.group(1)))
            .findFirst()
            .orElse(Domain.CPU);
    MetricSelector selector =
        new MetricSelector(domain, matcher.group(2), labels(matcher.group(3)));
    if (selector.unit(ENERGY).isEmpty() && selector.unit(POWER).isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + selector.metric
              + "' does not end in _joules_total, _microjoules, _watts or _microwatts");
    }
    return selector;
  }

  boolean isEnergy() {
    return unit(ENERGY).isPresent();
  }

  /**
   * The values of the series in microjoules or microwatts, by their names with all labels; empty
   * where there is none.
   *
   * @throws IOException where one of them cannot be read, or is no number of 0 or more
   */
  Map<String, Long> values(List<String> lines) throws IOException {
    Map<String, Long> values = new TreeMap<>();
    BigDecimal unit = BigDecimal.valueOf(unit(ENERGY).or(() -> unit(POWER)).orElseThrow());
    for (String line : lines) {
      Matcher series = SERIES.matcher(line.strip());
      if (line.startsWith(metric) && series.matches() && series.group(1).equals(metric)) {
        Map<String, String> all;
        try {
          all = labels(series.group(2));
        } catch (IllegalArgumentException e) {
          throw new IOException(e.getMessage(), e);
        }
        if (all.entrySet().containsAll(labels.entrySet())) {
          values.put(metric + all, micro(number(series.group(3)).multiply(unit)));
        }
      }
    }
    return values;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(metric);
    new TreeMap<>(labels)
        .forEach((label, value) -> text.append(' ').append(label).append('=').append(value));
    return text.toString();
  }

  private Optional<Long> unit(Map<String, Long> units) {
    return units.entrySet().stream()
        .filter(unit -> metric.endsWith(unit.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static BigDecimal number(String text) throws IOException {
    try {
      BigDecimal value = new BigDecimal(text);
      long digits = (long) value.precision() - value.scale();
      if (value.signum() == 0 || (value.signum() > 0 && digits < -MOST_DIGITS)) {
        return BigDecimal.ZERO;
      }
      if (value.signum() > 0 && digits <= MOST_DIGITS) {
        return value;
      }
    } catch (NumberFormatException e) {
      // NaN and +Inf are values in this format.
    }
    throw new IOException("value '" + text + "' is no number of 0 or more");
  }

  private static long micro(BigDecimal value) throws IOException {
    try {
      return value.setScale(0, RoundingMode.FLOOR).longValueExact();
    } catch (ArithmeticException e) {
      throw new IOException("value " + value + " is beyond 2^63 - 1 millionths", e);
    }
  }

  /** All of what stands between braces, or nothing where there are none. */
  private static Map<String, String> labels(@Nullable String text) {
    Map<String, String> labels = new TreeMap<>();
    if (text == null) {
      return labels;
    }
    Matcher matcher = LABEL.matcher(text);
    int end = 0;
    while (!text.substring(end).isBlank()) {
      if (!matcher.region(end, text.length()).lookingAt()) {
        throw new IllegalArgumentException(
            "'" + text.substring(end).strip() + "' is not a label such as vm_id=\"7\"");
      }
      labels.put(bare(matcher.group(1)), bare(matcher.group(2)));
      end = matcher.end();
    }
    return labels;
  }

  private static String bare(String text) {
    return text.startsWith("\"")
        ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
        : text;
  }
}
