package io.greenai.report.disclose;

import io.greenai.report.disclose.Origins.Named;
import io.greenai.report.footprint.GridFactors;
import io.greenai.report.footprint.SiteFactors;
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

  /** The whole life cycle of electricity at the consumer. */
  static Stream<Named> wholeLife(SiteFactors at) {
    GridFactors grid = at.grid();
    Stream<Named> factor = Stream.of(new Named("life-cycle factor", grid.lifecycle()));
    return GridFactors.isAtGeneration(grid.lifecycle())
        ? Stream.concat(factor, loss(grid))
        : factor;
  }

  /** Supply of electricity, and what is lost on the way. */
  static Stream<Named> scope33(SiteFactors at) {
    GridFactors grid = at.grid();
    boolean lost = GridFactors.isAtGeneration(grid.direct());
    Stream<Named> supply = Stream.of(new Named("upstream factor", grid.upstream()));
    Stream<Named> generation =
        lost ? Stream.of(new Named("direct factor", grid.direct())) : Stream.empty();
    Stream<Named> loss =
        lost || GridFactors.isAtGeneration(grid.upstream()) ? loss(grid) : Stream.empty();
    return Stream.of(supply, generation, loss).flatMap(terms -> terms);
  }

  private static Stream<Named> loss(GridFactors grid) {
    return Stream.of(new Named("grid loss", grid.loss()));
  }
}
