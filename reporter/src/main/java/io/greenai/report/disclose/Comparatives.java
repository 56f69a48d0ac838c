package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Comparison;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.Organisation;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures of the period beside the same ones of earlier periods, as far as ledgers tell of them.
 */
final class Comparatives {
  private final Organisation organisation;
  private final Footprint footprint;

  Comparatives(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
  }

  /** One row per figure; none where there is nothing to compare with. */
  List<Comparison> rows(List<Figure> current) {
    List<Comparison> rows = new ArrayList<>();
    for (int i = 0; i < current.size() && !footprint.earlier().isEmpty(); i++) {
      List<Figure> earlier = new ArrayList<>();
      for (Footprint other : footprint.earlier()) {
        earlier.add(then(current.get(i), other, i));
      }
      rows.add(new Comparison(current.get(i), earlier));
    }
    return rows;
  }

  private Figure then(Figure current, Footprint earlier, int index) {
    String id = current.id() + "." + FigureId.of("in", label(earlier));
    String label = current.label() + ", " + label(earlier);
    if (earlier.impacts().isEmpty()) {
      return Figure.absent(
              id, label, current.unit(), Reason.NOT_DETERMINED, "no ledger tells of it")
          .by("the same figure of " + label(earlier));
    }
    Figure then =
        new EsgView(organisation, earlier, new Origins(organisation, earlier))
            .compared()
            .get(index);
    return new Figure(
        id,
        label,
        then.unit(),
        then.per(),
        then.value(),
        new Derivation(
            "as " + current.id() + " in " + label(earlier) + ": " + then.derivation().formula(),
            then.derivation().inputs().stream().filter(OfLedgers.class::isInstance).toList()));
  }

  private static String label(Footprint footprint) {
    return footprint.totals().period().label();
  }
}
