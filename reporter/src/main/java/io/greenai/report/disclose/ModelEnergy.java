package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;

/** Energy of all models together, of the three kinds; both reports state it. */
final class ModelEnergy {
  private final Impact models;
  private final Origins origins;

  ModelEnergy(Footprint footprint, Origins origins) {
    this.models = footprint.total(Selection.MODELS);
    this.origins = origins;
  }

  Figure metered() {
    return Stated.estimate(
            "energy.models",
            "Metered energy allocated to models",
            Unit.MICROJOULES,
            models.metered().estimate())
        .by(
            origins
                .allocated(Selection.MODELS)
                .noting(ErrorShares.of(models.metered().estimate())));
  }

  Figure it() {
    return Stated.estimate(
            "energy.models.it", "IT energy of models", Unit.MICROJOULES, models.it().microjoules())
        .by(origins.it(Selection.MODELS).noting(ErrorShares.of(models.it().microjoules())));
  }

  Figure facility() {
    return Stated.estimate(
            "energy.models.facility",
            "Facility energy of models",
            Unit.MICROJOULES,
            models.facility().microjoules())
        .by(
            origins
                .facility(Selection.MODELS)
                .noting(ErrorShares.of(models.facility().microjoules())));
  }
}
