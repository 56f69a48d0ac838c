package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;

/** Energy of all models together, of the three kinds; both reports state it. */
final class ModelEnergy {
  private final Impact models;

  ModelEnergy(Footprint footprint) {
    this.models = footprint.total(key -> key.model() != null);
  }

  Figure metered() {
    return Stated.estimate(
        "energy.models", "Energy of models", Unit.MICROJOULES, models.metered().estimate());
  }

  Figure it() {
    return Stated.estimate(
            "energy.models.it", "IT energy of models", Unit.MICROJOULES, models.it().microjoules())
        .by("metered energy + unmetered rest", "energy.models");
  }

  Figure facility() {
    return Stated.estimate(
            "energy.models.facility",
            "Facility energy of models",
            Unit.MICROJOULES,
            models.facility().microjoules())
        .by("IT energy x PUE", "energy.models.it");
  }
}
