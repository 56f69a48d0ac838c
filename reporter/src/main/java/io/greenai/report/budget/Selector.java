package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.ModelKey;
import io.greenai.report.query.LoadKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which loads a budget is for. */
public sealed interface Selector {
  boolean takes(LoadKey key);

  /** Whether any of its loads can be one of {@code model}. */
  boolean names(String model);

  /**
   * A model, everywhere or only in one service or environment.
   *
   * @param model its name, in all versions
   */
  record OfModel(String model, Optional<String> service, Optional<String> environment)
      implements Selector {
    public OfModel {
      requireNonNull(model, "model");
    }

    @Override
    public boolean takes(LoadKey key) {
      ModelKey of = key.model();
      return of != null
          && of.name().equals(model)
          && service.map(key.service()::equals).orElse(true)
          && environment.map(key.environment()::equals).orElse(true);
    }

    @Override
    public boolean names(String other) {
      return model.equals(other);
    }

    @Override
    public String toString() {
      return model
          + service.map(name -> " in service " + name).orElse("")
          + environment.map(name -> " in " + name).orElse("");
    }
  }

  /** Whatever one of {@code parts} takes; a load that several take counts once. */
  record AnyOf(List<Selector> parts) implements Selector {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean takes(LoadKey key) {
      return parts.stream().anyMatch(part -> part.takes(key));
    }

    @Override
    public boolean names(String model) {
      return parts.stream().anyMatch(part -> part.names(model));
    }

    @Override
    public String toString() {
      return parts.stream().map(Selector::toString).collect(Collectors.joining(", "));
    }
  }
}
