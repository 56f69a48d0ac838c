package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import java.util.function.Function;

/**
 * The emissions that a view shows beside each model.
 *
 * @param view under which they are named, for the two views count different ones
 * @param label what they are
 * @param whenAbsent why a model has none of them
 * @param origin how they come about
 */
record Leading(
    String view,
    String label,
    Reason whenAbsent,
    Function<Impact, CarbonFigure> carbon,
    Function<Selection, Derivation> origin) {

  Figure of(Footprint footprint, Variant variant) {
    Selection of = variant.selection();
    return Stated.carbon(
        variant.id(view) + ".emissions",
        variant.label(label),
        carbon.apply(footprint.total(of)),
        whenAbsent,
        origin.apply(of));
  }
}
