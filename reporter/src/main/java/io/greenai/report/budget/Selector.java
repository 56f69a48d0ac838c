package io.greenai.report.budget;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.report.query.LoadKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which loads a budget is for. */
public sealed interface Selector {
  boolean takes(LoadKey key);

  /** Whether any of its loads can be one of {@code model}. */
  boolean names(String model);

  /** What it is put together from. */
  Stream<OfModels> parts();

  /** A model that both take, and the pattern of {@code other} that takes it. */
  default Optional<Shared> shared(Selector other) {
    return parts()
        .flatMap(mine -> other.parts().flatMap(theirs -> mine.sharedWith(theirs).stream()))
        .findFirst();
  }

  /** A model that two selectors take. */
  record Shared(String model, ModelPattern pattern) {}

  /**
   * Models, everywhere or only in one service.
   *
   * @param models at least one; a model counts in all its versions
   * @param phases in which they count; all where it is empty
   */
  record OfModels(
      List<ModelPattern> models,
      Optional<String> service,
      Environments environments,
      Set<Phase> phases)
      implements Selector {
    public OfModels {
      models = List.copyOf(models);
      phases = Set.copyOf(phases);
      if (models.isEmpty()) {
        throw new IllegalArgumentException("A selector of models names at least one");
      }
    }

    @Override
    public boolean takes(LoadKey key) {
      ModelKey of = key.model();
      return of != null
          && names(of.name())
          && service.map(key.service()::equals).orElse(true)
          && environments.contains(key.environment())
          && counts(of.phase());
    }

    @Override
    public boolean names(String model) {
      return models.stream().anyMatch(pattern -> pattern.matches(model));
    }

    @Override
    public Stream<OfModels> parts() {
      return Stream.of(this);
    }

    boolean counts(Phase phase) {
      return phases.isEmpty() || phases.contains(phase);
    }

    private Optional<Shared> sharedWith(OfModels other) {
      boolean apart =
          (service.isPresent() && other.service.isPresent() && !service.equals(other.service))
              || !environments.shares(other.environments)
              || Stream.of(Phase.values()).noneMatch(phase -> counts(phase) && other.counts(phase));
      return apart
          ? Optional.empty()
          : models.stream()
              .flatMap(
                  mine ->
                      other.models.stream()
                          .flatMap(
                              theirs ->
                                  mine.common(theirs).stream()
                                      .map(model -> new Shared(model, theirs))))
              .findFirst();
    }

    @Override
    public String toString() {
      return models.stream().map(ModelPattern::text).collect(Collectors.joining(", "))
          + service.map(name -> " in service " + name).orElse("")
          + " ("
          + environments
          + (phases.isEmpty()
              ? ""
              : "; "
                  + new TreeSet<>(phases).stream().map(Phase::id).collect(Collectors.joining(", ")))
          + ")";
    }
  }

  /** Whatever one of {@code selectors} takes; a load that several take counts once. */
  record AnyOf(List<Selector> selectors) implements Selector {
    public AnyOf {
      selectors = List.copyOf(selectors);
    }

    @Override
    public boolean takes(LoadKey key) {
      return selectors.stream().anyMatch(part -> part.takes(key));
    }

    @Override
    public boolean names(String model) {
      return selectors.stream().anyMatch(part -> part.names(model));
    }

    @Override
    public Stream<OfModels> parts() {
      return selectors.stream().flatMap(Selector::parts);
    }

    @Override
    public String toString() {
      return selectors.stream().map(Selector::toString).collect(Collectors.joining(", "));
    }
  }
}
