package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.ModelKey;
import io.greenai.report.query.LoadKey;
import java.util.Optional;

/**
 * Which loads a budget is for: a model, everywhere or only in one service or environment.
 *
 * @param model its name, in all versions
 */
public record Selector(String model, Optional<String> service, Optional<String> environment) {
  public Selector {
    requireNonNull(model, "model");
  }

  public boolean takes(LoadKey key) {
    ModelKey of = key.model();
    return of != null
        && of.name().equals(model)
        && service.map(key.service()::equals).orElse(true)
        && environment.map(key.environment()::equals).orElse(true);
  }

  @Override
  public String toString() {
    return model
        + service.map(name -> " in service " + name).orElse("")
        + environment.map(name -> " in " + name).orElse("");
  }
}
