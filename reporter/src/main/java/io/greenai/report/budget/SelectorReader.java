package io.greenai.report.budget;

import io.greenai.ledger.Phase;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import io.greenai.report.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which loads a budget is for. */
final class SelectorReader {
  private static final Map<String, Phase> PHASES = Words.byId(Phase.values(), Phase::id);

  private static final int MOST_CHARACTERS = 200;

  private SelectorReader() {}

  /** A budget without models is for what its children are for, which its file does not tell. */
  static Selector selector(YamlMap spec) {
    List<ModelPattern> models =
        either(spec, "model", "models").stream().map(SelectorReader::model).toList();
    if (models.isEmpty()) {
      requireModels(spec);
      return new Selector.AnyOf(List.of());
    }
    List<YamlScalar> environments = either(spec, "environment", "environments");
    return new Selector.OfModels(
        models,
        spec.optionalText("service"),
        environments.isEmpty()
            ? Environments.DEFAULT
            : Environments.of(environments.stream().map(YamlScalar::text).toList()),
        phases(spec));
  }

  /** Other tools' word for it. */
  static void requireNoSelector(YamlMap spec) {
    if (spec.has("selector")) {
      throw new YamlException(
          spec.keyPositions().getOrDefault("selector", spec.position()),
          "unknown key 'selector'; name the loads with 'models', 'service', 'environments' and"
              + " 'phases'");
    }
  }

  private static ModelPattern model(YamlScalar model) {
    int length = model.text().length();
    if (length == 0 || length > MOST_CHARACTERS) {
      throw model.invalid("models", "write 1 to " + MOST_CHARACTERS + " characters");
    }
    return new ModelPattern(model.position(), model.text());
  }

  private static Set<Phase> phases(YamlMap spec) {
    return some(spec, "phases").stream()
        .map(phase -> phase.choice("phases", PHASES))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void requireModels(YamlMap spec) {
    for (String key : List.of("service", "environment", "environments", "phases")) {
      if (spec.has(key)) {
        throw new YamlException(
            spec.positionOf(key), "'" + key + "' goes with 'models'; add that or drop this");
      }
    }
  }

  /** The values of a key that has a short form for one value. */
  private static List<YamlScalar> either(YamlMap spec, String one, String many) {
    if (spec.has(one) && spec.has(many)) {
      throw new YamlException(
          spec.keyPositions().getOrDefault(many, spec.position()),
          "'" + many + "' and '" + one + "' say the same; keep '" + many + "'");
    }
    return spec.has(one) ? List.of(spec.scalar(one)) : some(spec, many);
  }

  private static List<YamlScalar> some(YamlMap spec, String key) {
    List<YamlScalar> values = spec.scalars(key);
    if (values.isEmpty() && spec.has(key)) {
      throw new YamlException(
          spec.positionOf(key), "'" + key + "' is an empty list; name one or drop the key");
    }
    return values;
  }
}
