package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import io.greenai.report.disclose.SiteDraw.Reach;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.query.LoadKey;
import java.util.Optional;

/** The scopes of the GHG Protocol, of all models or of a part of them. */
final class Scopes {
  private final Organisation organisation;
  private final Footprint footprint;
  private final Origins origins;
  private final MarketBasis market;

  Scopes(Organisation organisation, Footprint footprint, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.origins = origins;
    this.market = new MarketBasis(organisation, footprint, origins);
  }

  Figure location(Cut cut) {
    return Stated.carbon(
        cut.id("esg.scope2.location"),
        cut.label("Scope 2, location-based"),
        footprint.total(cut.of()).scope2Location(),
        Reason.NO_DIRECT_FACTOR,
        byPlace(own(cut.of())));
  }

  /** Electricity of own sites at direct factors. */
  Derivation byPlace(Selection own) {
    return origins.emissions(own, Reach::bought, GridTerms::direct);
  }

  /** Of all models over the figures of the register; of a part from what these were made of. */
  Figure market(Cut cut) {
    Derivation byContracts = market.derivation(own(cut.of()));
    return Stated.carbon(
        cut.id("esg.scope2.market"),
        cut.label("Scope 2, market-based"),
        footprint.total(cut.of()).scope2Market(),
        Reason.NOT_DETERMINED,
        cut.equals(Cut.WHOLE) ? byContracts : market.figures().in(byContracts));
  }

  /** What market-based Scope 2 would be without what is signed off for AI load. */
  Figure atCoverageRate() {
    Footprint atRate = footprint.atCoverageRate();
    MarketBasis without = new MarketBasis(organisation, atRate, new Origins(organisation, atRate));
    return Stated.carbon(
        "esg.scope2.market.coverage-rate",
        "Scope 2, market-based, at the rate of the sites",
        atRate.total(Selection.MODELS).scope2Market(),
        Reason.NOT_DETERMINED,
        without.figures().in(without.derivation(own(Selection.MODELS))));
  }

  /** Whether instruments are there whose share of a site is not known. */
  boolean isMarketUndetermined() {
    return footprint.sites().stream().anyMatch(at -> at.isScope2() && at.market().isUndetermined());
  }

  /** What stands in for market-based Scope 2 where it is not determined. */
  Figure fallback() {
    Footprint without = footprint.withoutUndetermined();
    MarketBasis basis = new MarketBasis(organisation, without, new Origins(organisation, without));
    return Stated.carbon(
        "esg.scope2.market.fallback",
        "Scope 2, market-based, instruments of sites without a total left out",
        without.total(Selection.MODELS).scope2Market(),
        Reason.NO_DIRECT_FACTOR,
        basis.figures().in(basis.derivation(own(Selection.MODELS))));
  }

  /** In which countries no residual mix is given, so that something else stands in; or nothing. */
  String withoutResidualMix() {
    Footprint used = isMarketUndetermined() ? footprint.withoutUndetermined() : footprint;
    return used.total(Selection.MODELS).scope2Market().notes().stream()
        .filter(note -> note.startsWith("no residual mix"))
        .map(note -> "; " + note)
        .collect(joining());
  }

  Figure cloud(Cut cut) {
    return Stated.carbon(
        cut.id("esg.scope3.cloud"),
        cut.label("Scope 3.1, cloud services"),
        footprint.total(cut.of()).scope3Cloud(),
        Reason.NO_FACTOR,
        origins.cloud(clouds(cut.of())));
  }

  Figure upstream(Cut cut) {
    return Stated.carbon(
        cut.id("esg.scope3.upstream"),
        cut.label("Scope 3.3, upstream of electricity"),
        footprint.total(cut.of()).scope3Upstream(),
        Reason.NOT_DETERMINED,
        upstream(own(cut.of())));
  }

  /** Its supply, and what is lost on the way. */
  Derivation upstream(Selection own) {
    return origins.emissions(own, Reach::bought, GridTerms::scope33);
  }

  Figure leased(Cut cut) {
    return Stated.carbon(
        cut.id("esg.scope3.leased"),
        cut.label("Scope 3.8, upstream leased assets"),
        footprint.total(cut.of()).scope3Leased(),
        Reason.NO_DIRECT_FACTOR,
        leased(atLandlords(cut.of())));
  }

  /** What landlords buy for it. */
  Derivation leased(Selection landlords) {
    return origins.emissions(landlords, Reach::overhead, GridTerms::direct);
  }

  /** What a model is shown with: Scope 2 location-based and Scope 3 category 1. */
  static CarbonFigure leading(Impact impact) {
    return impact.scope2Location().plus(impact.scope3Cloud());
  }

  /** As {@link #leading}. */
  Derivation leading(Selection of) {
    return byPlace(own(of)).plus(origins.cloud(clouds(of)));
  }

  /** Facility energy of {@code of}. */
  Figure energy(String id, String label, Selection of) {
    Estimate facility = footprint.total(of).facility().microjoules();
    return Stated.estimate(id, label, Unit.MICROJOULES, facility).by(origins.facility(of));
  }

  /** What runs at own sites, and at sites that are not known. */
  Selection own(Selection of) {
    return of.where("hosting", "own", this::isOwn);
  }

  Selection clouds(Selection of) {
    return of.where("hosting", "cloud", key -> !isOwn(key));
  }

  Selection atLandlords(Selection of) {
    return own(of)
        .where("overhead", "landlord", key -> !site(key).map(Site::paysOverhead).orElse(true));
  }

  private boolean isOwn(LoadKey key) {
    return site(key).map(site -> site.hosting().buysElectricity()).orElse(true);
  }

  private Optional<Site> site(LoadKey key) {
    return organisation.siteOf(key.service(), key.environment());
  }
}
