package io.greenai.report.disclose;

import io.greenai.report.org.ModelLife;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.query.LoadKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Versions of models and what they descend from, as the organisation states it. */
final class Lineage {
  private final Map<Version, ModelLife> lives;

  Lineage(List<ModelLife> models) {
    this.lives = models.stream().collect(Collectors.toMap(ModelLife::id, Function.identity()));
  }

  /** That of the model that {@code load} is of; absent where it is of none. */
  static Optional<Version> version(LoadKey load) {
    return Optional.ofNullable(load.model()).map(key -> new Version(key.name(), key.version()));
  }

  /** What is stated of a version. */
  Optional<ModelLife> life(Version version) {
    return Optional.ofNullable(lives.get(version));
  }

  /** The version itself, then the one that it was made from, and so on. */
  List<Version> descent(Version version) {
    Set<Version> descent = new LinkedHashSet<>();
    Optional<Version> next = Optional.of(version);
    while (next.isPresent() && descent.add(next.get())) {
      next = life(next.get()).flatMap(ModelLife::derivedFrom);
    }
    return List.copyOf(descent);
  }
}
