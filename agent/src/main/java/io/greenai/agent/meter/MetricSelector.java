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
 * Series of a metric whose values add up to a domain's energy or power: {@code
 * dram:kepler_vm_cpu_joules_total{zone="dram",vm_name="a"}}.
 *
 * @param domain before the first colon; {@code cpu} where it is not given
 * @param labels that a series must have; others do not matter
 */
record MetricSelector(Domain domain, String metric, Map<String, String> labels) {
  private static final Pattern SELECTOR =
      Pattern.compile("(?:(cpu|dram|gpu|rest):)?([A-Za-z_][A-Za-z0-9_]*)(?:\\{(.*)})?");
  private static final Pattern LABEL =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"\\s*,?");
  private static final Pattern SERIES =
      Pattern.compile("([A-Za-z_:][A-Za-z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+-?\\d+)?");

  /** Units that end a metric's name, with the microjoules or microwatts of one of them. */
  private static final Map<String, Long> ENERGY =
      Map.of("_joules_total", 1_000_000L, "_microjoules", 1L, "_microjoules_total", 1L);

  private static final Map<String, Long> POWER = Map.of("_watts", 1_000_000L, "_microwatts", 1L);

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
    for (String one : text.split(";", -1)) {
      Matcher matcher = SELECTOR.matcher(one.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "'"
                + one.strip()
                + "' is not a metric such as kepler_vm_cpu_joules_total{vm_id=\"7\"}");
      }
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
      selectors.add(selector);
    }
    return selectors;
  }

  boolean isEnergy() {
    return unit(ENERGY).isPresent();
  }

  /**
   * The sum of the series in microjoules or microwatts; empty where there is none.
   *
   * @throws IOException where a value is no number of 0 or more
   */
  Optional<BigDecimal> sum(List<String> lines) throws IOException {
    Optional<BigDecimal> sum = Optional.empty();
    long unit = unit(ENERGY).or(() -> unit(POWER)).orElseThrow();
    for (String line : lines) {
      if (line.startsWith(metric)) {
        Matcher series = SERIES.matcher(line.strip());
        if (series.matches()
            && series.group(1).equals(metric)
            && labels(series.group(2)).entrySet().containsAll(labels.entrySet())) {
          BigDecimal value = number(series.group(3)).multiply(BigDecimal.valueOf(unit));
          sum = Optional.of(sum.orElse(BigDecimal.ZERO).add(value));
        }
      }
    }
    return sum.map(value -> value.setScale(0, RoundingMode.FLOOR));
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
      if (value.signum() >= 0 && value.precision() - value.scale() < 19) {
        return value;
      }
    } catch (NumberFormatException e) {
      // NaN and +Inf are values in this format.
    }
    throw new IOException("value '" + text + "' is no number of 0 or more");
  }

  private static Map<String, String> labels(@Nullable String text) {
    Map<String, String> labels = new TreeMap<>();
    if (text != null) {
      Matcher matcher = LABEL.matcher(text);
      while (matcher.find()) {
        labels.put(matcher.group(1), matcher.group(2).replaceAll("\\\\(.)", "$1"));
      }
    }
    return labels;
  }
}
