package io.greenai.report.yaml;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping. Reading a key that is required and absent, or of another kind than asked for, throws a
 * {@link YamlException}.
 *
 * @param name what messages call this mapping, for example {@code spec.period}
 * @param keyPositions where each key stands
 */
public record YamlMap(
    Position position,
    String name,
    Map<String, YamlNode> values,
    Map<String, Position> keyPositions)
    implements YamlNode {
  public YamlMap {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    keyPositions = Map.copyOf(keyPositions);
  }

  @Override
  public String kind() {
    return "a mapping";
  }

  /** Throws at the first key that is not one of {@code known}. */
  public YamlMap onlyKeys(String... known) {
    List<String> keys = List.of(known);
    for (String key : values.keySet()) {
      if (!keys.contains(key)) {
        throw new YamlException(
            keyPositions.getOrDefault(key, position),
            "unknown key '"
                + key
                + "'; "
                + Nearest.to(key, keys)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElseGet(() -> "valid are " + keys.stream().collect(joining(", "))));
      }
    }
    return this;
  }

  /** Throws at the first of {@code planned}, which are no mistakes but not read yet. */
  public YamlMap notYet(String... planned) {
    for (String key : planned) {
      if (has(key)) {
        throw new YamlException(
            keyPositions.getOrDefault(key, position),
            "'" + key + "' is not supported by this release; drop it");
      }
    }
    return this;
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** Where the value of {@code key} stands, or this mapping where it is absent. */
  public Position positionOf(String key) {
    YamlNode value = values.get(key);
    return value == null ? position : value.position();
  }

  public YamlMap map(String key) {
    return optionalMap(key).orElseThrow(() -> lacks(key));
  }

  public Optional<YamlMap> optionalMap(String key) {
    return optional(key, YamlMap.class, "a mapping");
  }

  public YamlScalar scalar(String key) {
    return optionalScalar(key).orElseThrow(() -> lacks(key));
  }

  public Optional<YamlScalar> optionalScalar(String key) {
    return optional(key, YamlScalar.class, "a single value");
  }

  /** The items under {@code key}, none where it is absent. */
  public List<YamlNode> list(String key) {
    return optional(key, YamlList.class, "a list").map(YamlList::items).orElse(List.of());
  }

  /** The mappings listed under {@code key}, none where it is absent. */
  public List<YamlMap> maps(String key) {
    return list(key).stream().map(item -> cast(item, key, YamlMap.class, "mappings")).toList();
  }

  /** The values listed under {@code key}, each once; none where it is absent. */
  public List<YamlScalar> scalars(String key) {
    List<YamlScalar> values =
        list(key).stream().map(item -> cast(item, key, YamlScalar.class, "values")).toList();
    Set<String> texts = new HashSet<>();
    for (YamlScalar value : values) {
      if (!texts.add(value.text())) {
        throw value.invalid(key, "that is listed already; drop one");
      }
    }
    return values;
  }

  public String text(String key) {
    return scalar(key).text();
  }

  public Optional<String> optionalText(String key) {
    return optionalScalar(key).map(YamlScalar::text);
  }

  public BigDecimal number(String key) {
    return scalar(key).number(key);
  }

  public <T> T choice(String key, Map<String, T> choices) {
    return scalar(key).choice(key, choices);
  }

  public <T> T choice(String key, Map<String, T> choices, T otherwise) {
    return optionalScalar(key).map(value -> value.choice(key, choices)).orElse(otherwise);
  }

  public Optional<LocalDate> optionalDate(String key) {
    return optionalScalar(key).map(value -> value.date(key));
  }

  public ZoneId zone(String key) {
    return scalar(key).zone(key);
  }

  private <T extends YamlNode> Optional<T> optional(String key, Class<T> type, String wanted) {
    YamlNode value = values.get(key);
    return value == null ? Optional.empty() : Optional.of(cast(value, key, type, wanted));
  }

  private static <T extends YamlNode> T cast(
      YamlNode value, String key, Class<T> type, String wanted) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new YamlException(
        value.position(), "'" + key + "' is " + value.kind() + "; write " + wanted);
  }

  private YamlException lacks(String key) {
    return new YamlException(position, "'" + name + "' lacks the key '" + key + "'");
  }
}
