package io.greenai.report.disclose;

import io.greenai.report.disclose.Origins.Named;
import io.greenai.report.footprint.GridFactors;
import io.greenai.report.footprint.SiteFactors;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rates of a grid as formulas tell of them. A factor that is counted at the consumer holds losses
 * of the grid already: then no loss is named for the site.
 */
final class GridTerms {
  static final String WHOLE_LIFE = "life-cycle factor / (1 - grid loss, where one is named)";
  static final String SCOPE_3_3 =
      "upstream factor / (1 - grid loss, where one is named) + direct factor, where one is named, x"
          + " grid loss / (1 - grid loss)";

  private GridTerms() {}

  /** Combustion at generation. */
  static Stream<Named> direct(SiteFactors at) {
    return Stream.of(
        new Named(
            "direct factor",
            at.grid().direct(),
            energy -> at.signals().flatMap(of -> of.direct(energy))));
  }

  /** What instruments do not cover: a residual mix, else what the grid emits. */
  static Stream<Named> rest(SiteFactors at) {
    Named direct = direct(at).findFirst().orElseThrow();
    return Stream.of(
        new Named(
            "factor of the rest",
            at.market().rest(),
            at.market().isResidual() ? energy -> Optional.empty() : direct.byTime()));
  }

  /** The whole life cycle of electricity at the consumer. */
  static Stream<Named> wholeLife(SiteFactors at) {
    GridFactors grid = at.grid();
    return delivered(
        new Named(
            "life-cycle factor",
            grid.lifecycle(),
            energy -> at.signals().flatMap(of -> of.lifecycle(energy))),
        grid);
  }

  /** A factor, and the loss that it takes where it is counted at generation. */
  static Stream<Named> delivered(Named factor, GridFactors grid) {
    return GridFactors.isAtGeneration(factor.choice())
        ? Stream.concat(Stream.of(factor), loss(grid))
        : Stream.of(factor);
  }

  /** Supply of electricity, and what is lost on the way. */
  static Stream<Named> scope33(SiteFactors at) {
    GridFactors grid = at.grid();
    boolean lost = GridFactors.isAtGeneration(grid.direct());
    Stream<Named> supply =
        Stream.of(
            new Named(
                "upstream factor",
                grid.upstream(),
                energy -> at.signals().flatMap(of -> of.upstream(energy))));
    Stream<Named> generation = lost ? direct(at) : Stream.empty();
    Stream<Named> loss =
        lost || GridFactors.isAtGeneration(grid.upstream()) ? loss(grid) : Stream.empty();
    return Stream.of(supply, generation, loss).flatMap(terms -> terms);
  }

  private static Stream<Named> loss(GridFactors grid) {
    return Stream.of(new Named("grid loss", grid.loss()));
  }
}
