package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a budget says once defaults are filled in, whatever its file looks like. Its canonical form
 * is one line {@code key: value} for each key, in the order of their code points, line feeds
 * written as {@code \n} and backslashes doubled; two budgets that say the same have the same hash.
 *
 * @param values exact, limits in their base units
 */
public record EffectiveBudget(String name, SortedMap<String, String> values) {
  private static final String LIMIT = "limits.";

  public EffectiveBudget {
    requireNonNull(name, "name");
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** What {@code budget} says; of several settings of one kind, all, in the order of the file. */
  public static EffectiveBudget of(CarbonBudget budget) {
    SortedMap<String, String> values = new TreeMap<>();
    BudgetDescription.of(budget)
        .forEach(line -> values.merge(line.key(), line.value(), (all, more) -> all + "; " + more));
    budget.limits().forEach(limit -> values.put(LIMIT + limit.kind(), exact(limit)));
    return new EffectiveBudget(budget.name(), values);
  }

  /** Those of {@code budgets}, in their order. */
  public static List<EffectiveBudget> of(List<CarbonBudget> budgets) {
    return budgets.stream().map(EffectiveBudget::of).toList();
  }

  /** SHA-256 of the canonical form, in lower-case hexadecimal digits. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(canonical().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** What its limit of {@code kind} allows, in base units; absent where it has none. */
  Optional<BigDecimal> ceiling(String kind) {
    return Optional.ofNullable(values.get(LIMIT + kind))
        .map(value -> new BigDecimal(value.substring(0, value.indexOf(' '))));
  }

  /** A value in words and in the units that people write budgets in. */
  String shown(String key) {
    String value = values.getOrDefault(key, "none");
    if (!key.startsWith(LIMIT)) {
      return value;
    }
    return ceiling(key.substring(LIMIT.length()))
        .map(
            ceiling -> {
              Limit.Measure measure =
                  value.contains(" gCO2e") ? Limit.Measure.CARBON : Limit.Measure.ENERGY;
              int per = value.indexOf(" per ");
              return measure.text(ceiling) + (per < 0 ? "" : value.substring(per));
            })
        .orElse(value);
  }

  String canonical() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + ": " + escaped(value.getValue()) + "\n")
        .collect(joining("", "name: " + escaped(name) + "\n", ""));
  }

  private static String exact(Limit limit) {
    String unit = limit.measures() == Limit.Measure.CARBON ? "gCO2e" : "uJ";
    return limit.ceiling().stripTrailingZeros().toPlainString()
        + " "
        + unit
        + (limit instanceof Limit.Intensity intensity
            ? " per " + intensity.per().toPlainString() + " " + intensity.of().id()
            : "");
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
