package io.greenai.report.disclose;

import io.greenai.report.disclose.GridTerms.Term;
import io.greenai.report.disclose.SiteDraw.Rating;
import io.greenai.report.disclose.SiteDraw.Reach;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.footprint.GridFactors;
import io.greenai.report.footprint.ResourceFactors;
import io.greenai.report.footprint.SiteFactors;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Factors of metals, primary energy and water as formulas tell of them. */
final class ResourceTerms {
  static final String WUE = "WUE";
  private static final String ADP = "ADPe factor";
  private static final String PRIMARY = "primary energy factor";
  private static final String OFF_SITE = "off-site water factor";
  private static final Formula GRAMS_PER_KILOGRAM = Formula.constant("1000", "g/kg");

  private ResourceTerms() {}

  /** Every factor that they name for a site. */
  static Stream<Term> all(SiteFactors at) {
    ResourceFactors resources = at.resources();
    List<Term> ofGrid =
        List.of(
            new Term(ADP, resources.adpElements()),
            new Term(PRIMARY, resources.primaryEnergy()),
            new Term(OFF_SITE, resources.waterOffSite()));
    Stream<Term> loss =
        ofGrid.stream().anyMatch(term -> GridFactors.isAtGeneration(term.choice()))
            ? Stream.of(GridTerms.loss(at))
            : Stream.empty();
    return Stream.of(ofGrid.stream(), Stream.of(new Term(WUE, resources.wue())), loss)
        .flatMap(terms -> terms);
  }

  static Optional<Formula> adp(SiteDraw draw) {
    return draw.times(
        Reach::facility,
        Rating.always(
            at ->
                delivered(at, ADP, at.at().resources().adpElements())
                    .map(factor -> factor.times(GRAMS_PER_KILOGRAM))));
  }

  static Optional<Formula> primary(SiteDraw draw) {
    return draw.times(
        Reach::facility,
        Rating.always(at -> delivered(at, PRIMARY, at.at().resources().primaryEnergy())));
  }

  /** Cooling on IT energy, generation on facility energy. */
  static Optional<Formula> water(SiteDraw draw) {
    Optional<Formula> onSite =
        draw.times(Reach::it, Rating.always(at -> at.factor(WUE, at.at().resources().wue())));
    Optional<Formula> offSite =
        draw.times(
            Reach::facility,
            Rating.always(at -> delivered(at, OFF_SITE, at.at().resources().waterOffSite())));
    return Formula.sum(Stream.of(onSite, offSite).flatMap(Optional::stream).toList());
  }

  private static Optional<Formula> delivered(SiteDraw draw, String name, FactorChoice choice) {
    return draw.factor(name, choice).map(factor -> GridTerms.delivered(draw, factor, choice));
  }
}
