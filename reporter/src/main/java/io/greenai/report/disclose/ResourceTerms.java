package io.greenai.report.disclose;

import io.greenai.report.disclose.Origins.Named;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.footprint.SiteFactors;
import java.util.stream.Stream;

/**
 * Factors of metals, primary energy and water as formulas tell of them. One that is counted at the
 * consumer holds losses of the grid already: then no loss is named for the site.
 */
final class ResourceTerms {
  static final String WUE = "WUE";
  private static final String LOST = " / (1 - grid loss, where one is named)";
  static final String ADP = "PUE x ADPe factor x 1000" + LOST;
  static final String PRIMARY = "PUE x primary energy factor" + LOST;
  static final String WATER = "WUE + PUE x off-site water factor" + LOST;

  private ResourceTerms() {}

  static Stream<Named> adp(SiteFactors at) {
    return delivered("ADPe factor", at.resources().adpElements(), at);
  }

  static Stream<Named> primary(SiteFactors at) {
    return delivered("primary energy factor", at.resources().primaryEnergy(), at);
  }

  static Stream<Named> water(SiteFactors at) {
    return Stream.concat(
        Stream.of(new Named(WUE, at.resources().wue())),
        delivered("off-site water factor", at.resources().waterOffSite(), at));
  }

  private static Stream<Named> delivered(String name, FactorChoice factor, SiteFactors at) {
    return GridTerms.delivered(new Named(name, factor), at.grid());
  }

  static Stream<Named> all(SiteFactors at) {
    return Stream.of(adp(at), primary(at), water(at)).flatMap(terms -> terms);
  }
}
