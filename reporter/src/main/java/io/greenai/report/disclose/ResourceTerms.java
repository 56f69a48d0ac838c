package io.greenai.report.disclose;

import io.greenai.report.disclose.Origins.Named;
import io.greenai.report.footprint.SiteFactors;
import java.util.stream.Stream;

/** Factors of metals, primary energy and water as formulas tell of them. */
final class ResourceTerms {
  static final String WUE = "WUE";
  static final String ADP = "PUE x ADPe factor x 1000";
  static final String PRIMARY = "PUE x primary energy factor";
  static final String WATER = "WUE + PUE x off-site water factor";

  private ResourceTerms() {}

  static Stream<Named> adp(SiteFactors at) {
    return Stream.of(new Named("ADPe factor", at.resources().adpElements()));
  }

  static Stream<Named> primary(SiteFactors at) {
    return Stream.of(new Named("primary energy factor", at.resources().primaryEnergy()));
  }

  static Stream<Named> water(SiteFactors at) {
    return Stream.of(
        new Named(WUE, at.resources().wue()),
        new Named("off-site water factor", at.resources().waterOffSite()));
  }

  static Stream<Named> all(SiteFactors at) {
    return Stream.of(adp(at), primary(at), water(at)).flatMap(terms -> terms);
  }
}
