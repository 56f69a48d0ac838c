package io.greenai.report.org;

import io.greenai.ledger.StatedFigures;
import io.greenai.report.org.ModelLife.Pretrained;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.yaml.CarbonUnit;
import io.greenai.report.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the lives of models from the organisation file. */
final class ModelLives {
  private ModelLives() {}

  static List<ModelLife> read(List<YamlMap> maps) {
    Map<Version, ModelLife> lives = new HashMap<>();
    for (YamlMap map : maps) {
      ModelLife life = life(map);
      if (lives.putIfAbsent(life.id(), life) != null) {
        throw map.scalar("name").invalid("name", "the life of " + life.id() + " is stated already");
      }
    }
    for (YamlMap map : maps) {
      requireLine(map, life(map), lives);
    }
    return maps.stream().map(ModelLives::life).toList();
  }

  private static ModelLife life(YamlMap map) {
    map.onlyKeys("name", "version", "derivedFrom", "pretrained", "expectedUnits", "targets");
    if (map.has("expectedUnits") && map.number("expectedUnits").signum() == 0) {
      throw map.scalar("expectedUnits").invalid("expectedUnits", "write more than 0");
    }
    return new ModelLife(
        map.text("name"),
        map.optionalText("version").orElse(""),
        map.optionalMap("derivedFrom").map(ModelLives::version),
        map.optionalMap("pretrained").map(ModelLives::pretrained),
        map.has("expectedUnits") ? Optional.of(map.number("expectedUnits")) : Optional.empty(),
        targets(map.maps("targets")));
  }

  private static List<ScoreTarget> targets(List<YamlMap> maps) {
    Map<String, ScoreTarget> targets = new LinkedHashMap<>();
    for (YamlMap map : maps) {
      map.onlyKeys("score", "atLeast", "atMost");
      String score = map.text("score");
      boolean higherIsBetter = map.has("atLeast");
      if (higherIsBetter == map.has("atMost")) {
        throw map.scalar("score").invalid("score", "write either 'atLeast' or 'atMost' beside it");
      }
      ScoreTarget target =
          new ScoreTarget(
              score, decimal(map, higherIsBetter ? "atLeast" : "atMost"), higherIsBetter);
      if (targets.putIfAbsent(score, target) != null) {
        throw map.scalar("score").invalid("score", "its target is stated already");
      }
    }
    return List.copyOf(targets.values());
  }

  /** A score may be below 0. */
  private static BigDecimal decimal(YamlMap map, String key) {
    String text = map.text(key);
    if (!StatedFigures.isDecimal(text)) {
      throw map.scalar(key).invalid(key, "write a decimal, for example 0.93 or -1.5");
    }
    return new BigDecimal(text);
  }

  private static Version version(YamlMap map) {
    map.onlyKeys("name", "version");
    return new Version(map.text("name"), map.optionalText("version").orElse(""));
  }

  private static Pretrained pretrained(YamlMap map) {
    map.onlyKeys("name", "emissions", "source");
    return new Pretrained(
        map.text("name"),
        map.optionalMap("emissions").map(ModelLives::grams),
        map.optionalText("source").orElse("not published"));
  }

  private static BigDecimal grams(YamlMap emissions) {
    emissions.onlyKeys("value", "unit");
    CarbonUnit unit = emissions.choice("unit", CarbonUnit.BY_SYMBOL);
    return unit.toGrams(emissions.number("value"));
  }

  /** A line of descent that comes back to where it was would never end. */
  private static void requireLine(YamlMap map, ModelLife life, Map<Version, ModelLife> lives) {
    Set<Version> seen = new HashSet<>(Set.of(life.id()));
    Optional<Version> parent = life.derivedFrom();
    while (parent.isPresent()) {
      if (!seen.add(parent.get())) {
        throw map.map("derivedFrom")
            .scalar("name")
            .invalid("name", life.id() + " would descend from itself; correct one 'derivedFrom'");
      }
      parent = Optional.ofNullable(lives.get(parent.get())).flatMap(ModelLife::derivedFrom);
    }
  }
}
