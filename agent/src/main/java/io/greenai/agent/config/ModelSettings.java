package io.greenai.agent.config;

import io.greenai.agent.boot.Bridge;
import io.greenai.agent.scope.Devices;
import io.greenai.agent.scope.ModelNaming;
import io.greenai.agent.weave.MethodModel;
import io.greenai.agent.weave.MethodName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is set for single models, {@code models.<name>.*}: which sessions go by the name ({@code
 * match}), and which methods of the application are the model ({@code methods}).
 */
final class ModelSettings {

  private static final String BY_DEFAULT = "inference";

  /** What may follow a list of methods, as in {@code com.acme.Scorer.score;phase=training}. */
  private static final List<String> AFTER_METHODS = List.of("phase", "version");

  private final Settings settings;
  private final List<ModelNaming.Rule> rules = new ArrayList<>();
  private final List<MethodModel> methods = new ArrayList<>();

  ModelSettings(Settings settings) {
    this.settings = settings;
    settings.models().forEach(this::read);
  }

  ModelNaming naming() {
    return new ModelNaming(rules);
  }

  List<MethodModel> methods() {
    return List.copyOf(methods);
  }

  private void read(String name, Map<String, String> values) {
    String match = values.get("match");
    String wanted = values.get("methods");
    if (match != null) {
      rules.add(
          new ModelNaming.Rule(
              name,
              Arrays.stream(match.split(",", -1)).map(String::trim).map(ModelNaming::glob).toList(),
              values.get("version"),
              device(name, values)));
    }
    if (wanted != null) {
      readMethods(name, wanted, values);
    } else if (match == null) {
      settings.problem(
          "models."
              + name
              + " has no 'match'; give the patterns it is for, such as models."
              + name
              + ".match=*/"
              + name
              + "*.onnx, or the methods that it is, such as models."
              + name
              + ".methods=com.acme.Scorer.score");
    }
  }

  private void readMethods(String name, String text, Map<String, String> values) {
    String[] parts = text.split(";", -1);
    Map<String, String> all = new TreeMap<>(values);
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      int equals = part.indexOf('=');
      String key = part.substring(0, Math.max(0, equals)).trim();
      if (AFTER_METHODS.contains(key)) {
        all.put(key, part.substring(equals + 1));
      } else if (!part.isBlank()) {
        settings.problem(
            "models."
                + name
                + ".methods: '"
                + part.trim()
                + "' is neither phase=... nor version=...");
      }
    }
    try {
      methods.add(
          new MethodModel(
              name,
              all.getOrDefault("version", "").trim(),
              Objects.requireNonNullElse(device(name, values), ""),
              phase(name, all.getOrDefault("phase", BY_DEFAULT).trim()),
              MethodName.parseAll(parts[0])));
    } catch (IllegalArgumentException e) {
      settings.problem("models." + name + ".methods: " + e.getMessage());
    }
  }

  /** Where a model runs whose library does not tell. */
  private @Nullable String device(String name, Map<String, String> values) {
    String device = values.get("device");
    if (device == null || Devices.isOne(device)) {
      return device;
    }
    settings.problem(
        "models."
            + name
            + ".device='"
            + device
            + "' is not "
            + Devices.FORM_IN_WORDS
            + "; what the library tells is used");
    return null;
  }

  private int phase(String name, String id) {
    return switch (id) {
      case "data-preparation" -> Bridge.DATA_PREPARATION;
      case "training" -> Bridge.TRAINING;
      case "evaluation" -> Bridge.EVALUATION;
      case BY_DEFAULT -> Bridge.INFERENCE;
      default -> {
        settings.problem(
            "models."
                + name
                + ".phase='"
                + id
                + "' is none of data-preparation, training, evaluation, inference; '"
                + BY_DEFAULT
                + "' is used");
        yield Bridge.INFERENCE;
      }
    };
  }
}
