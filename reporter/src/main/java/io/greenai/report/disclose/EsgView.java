package io.greenai.report.disclose;

import io.greenai.ledger.Account;
import io.greenai.report.budget.BudgetView;
import io.greenai.report.disclose.model.Counted;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.ModelRow;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Revenue;
import io.greenai.report.org.Site;
import io.greenai.report.query.LoadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** GHG Protocol scopes of a footprint. */
final class EsgView {
  private static final Selection AROUND_MODELS =
      Selection.ALL.accounts(
          List.of(
              Account.JVM_GC,
              Account.JVM_JIT,
              Account.JVM_AGENT,
              Account.JVM_OTHER,
              Account.HOST_IDLE));

  private static final int AFTER_MARKET = 2;

  private final Organisation organisation;
  private final Footprint footprint;
  private final Impact models;
  private final Impact around;
  private final Origins origins;
  private final SignedAllocations allocations;

  EsgView(Organisation organisation, Footprint footprint, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.models = footprint.total(Selection.MODELS);
    this.around = footprint.total(AROUND_MODELS);
    this.origins = origins;
    this.allocations = new SignedAllocations(organisation, footprint, origins);
  }

  List<Figure> headline() {
    return List.of(
        scope2Location(Cut.WHOLE), scope2Market(Cut.WHOLE), cloud(Cut.WHOLE), upstream(Cut.WHOLE));
  }

  private List<Figure> compared(Footprint other) {
    return new EsgView(organisation, other, new Origins(organisation, other)).compared();
  }

  /** What is compared with earlier periods. */
  private List<Figure> compared() {
    return List.of(
        own("esg.scope2.location.energy"),
        scope2Location(Cut.WHOLE),
        scope2Market(Cut.WHOLE),
        cloud(Cut.WHOLE),
        CapitalGoodsRows.scope(footprint).emissions(),
        upstream(Cut.WHOLE));
  }

  List<ModelRow> modelRows() {
    Leading emissions =
        new Leading(
            "esg",
            "Scope 2 location-based and Scope 3.1",
            Reason.NO_DIRECT_FACTOR,
            EsgView::leading,
            this::leadingOrigin);
    return new ModelRows(footprint, origins, emissions).rows();
  }

  /**
   * The whole view.
   *
   * @param reconciliation tables that both views print
   */
  View view(List<View.LineTable> reconciliation) {
    List<View.ScopeRow> scopes = new ArrayList<>(scopes());
    if (!allocations.isEmpty()) {
      scopes.add(AFTER_MARKET, atCoverageRate());
    }
    if (models.scope3Leased().isApplicable()) {
      scopes.add(leased());
    }
    organisation.revenue().map(this::byRevenue).ifPresent(scopes::add);
    scopes.add(
        row(
            Gases.BIOGENIC,
            "CO2 of burning biomass for the electricity in Scope 2",
            own("esg.biogenic.energy"),
            Gases.biogenic()));
    return new View.Esg(
        organisation.consolidation().replace('-', ' '),
        scopes,
        new EnergySources(organisation, footprint, ownModels(), origins).rows(),
        InstrumentRows.of(footprint),
        allocations.tables(),
        new Comparatives(footprint, this::compared).beside(organisation.policy()),
        organisation
            .policy()
            .internalCarbonPrice()
            .map(price -> List.of(CarbonCharge.of(price, charged())))
            .orElse(List.of()),
        reconciliation);
  }

  /** Each emission once: market-based Scope 2 is the same electricity again. */
  private List<Figure> charged() {
    return List.of(scope2Location(Cut.WHOLE), cloud(Cut.WHOLE), upstream(Cut.WHOLE));
  }

  private List<View.ScopeRow> scopes() {
    return List.of(
        row(
            "Scope 2, location-based",
            "electricity that models used at own sites, direct factors" + byTime(),
            own("esg.scope2.location.energy"),
            scope2Location(Cut.WHOLE)),
        row(
            "Scope 2, market-based",
            "the same electricity by contractual instruments",
            own("esg.scope2.market.energy"),
            scope2Market(Cut.WHOLE)),
        row(
            "Scope 3.1, cloud services",
            "electricity that models used in clouds and the providers' hardware, life-cycle factors",
            energy(
                "esg.scope3.cloud.energy",
                "Facility energy of models in clouds",
                Selection.MODELS.where("hosting", "cloud", key -> !isOwn(key))),
            cloud(Cut.WHOLE)),
        CapitalGoodsRows.scope(footprint),
        row(
            "Scope 3.3, upstream of electricity",
            "fuel supply and networks of the electricity in Scope 2",
            own("esg.scope3.upstream.energy"),
            upstream(Cut.WHOLE)),
        row(
            "Memo: around the models",
            "overhead of their Java virtual machines and idle energy that no policy gives to"
                + " models; Scope 2 location-based and Scope 3.1",
            energy("esg.memo.energy", "Facility energy around the models", AROUND_MODELS),
            Stated.carbon(
                "esg.memo",
                "Emissions around the models",
                leading(around),
                Reason.NO_DIRECT_FACTOR,
                leadingOrigin(AROUND_MODELS))));
  }

  private String byTime() {
    return footprint.sites().stream().anyMatch(at -> at.isScope2() && at.signals().isPresent())
        ? ", of each quarter-hour where they are known"
        : "";
  }

  private View.ScopeRow leased() {
    return row(
        "Scope 3.8, upstream leased assets",
        "cooling and power supply that colocation contracts leave with the landlord; its energy is"
            + " in the facility energy above and not in Scope 2",
        energy(
            "esg.scope3.leased.energy",
            "Facility energy at landlords' sites",
            atLandlords(Selection.MODELS)),
        leased(Cut.WHOLE));
  }

  private Figure leased(Cut cut) {
    return Stated.carbon(
        cut.id("esg.scope3.leased"),
        cut.label("Scope 3.8, upstream leased assets"),
        footprint.total(cut.of()).scope3Leased(),
        Reason.NO_DIRECT_FACTOR,
        origins.emissions(
            atLandlords(cut.of()), "(PUE - 1) / PUE x direct factor", GridTerms::direct));
  }

  private Selection atLandlords(Selection of) {
    return own(of)
        .where("overhead", "landlord", key -> !site(key).map(Site::paysOverhead).orElse(true));
  }

  private View.ScopeRow byRevenue(Revenue revenue) {
    ByRevenue by = new ByRevenue(revenue);
    return row(
        "Intensity by net revenue",
        "AI workloads covered, not the entity; Scope 2 location-based and Scope 3.1",
        by.of(energy("esg.intensity.energy", "Facility energy by net revenue", Selection.MODELS)),
        by.of(
            Stated.carbon(
                "esg.intensity.emissions",
                "Emissions by net revenue",
                leading(models),
                Reason.NO_DIRECT_FACTOR,
                leadingOrigin(Selection.MODELS))));
  }

  /** What a model is shown with: Scope 2 location-based and Scope 3 category 1. */
  static CarbonFigure leading(Impact impact) {
    return impact.scope2Location().plus(impact.scope3Cloud());
  }

  /**
   * What budgets in this view count of {@code cut}.
   *
   * @param view by location or by market
   */
  Counted.Row counted(Cut cut, BudgetView view) {
    Figure scope2 = view == BudgetView.ESG_MARKET ? scope2Market(cut) : scope2Location(cut);
    List<Figure> parts = new ArrayList<>(List.of(scope2, cloud(cut), upstream(cut)));
    if (footprint.total(cut.of()).scope3Leased().isApplicable()) {
      parts.add(leased(cut));
    }
    Figure sum =
        Stated.carbon(
            cut.id(view.id().replace('-', '.')),
            cut.label(view.text()),
            view.carbon(footprint.total(cut.of())),
            Reason.NOT_DETERMINED,
            new Derivation(
                "sum of the scopes that it names", parts.stream().map(Figure::asInput).toList()));
    return new Counted.Row(cut.name(), parts, sum);
  }

  private Figure scope2Location(Cut cut) {
    return Stated.carbon(
        cut.id("esg.scope2.location"),
        cut.label("Scope 2, location-based"),
        footprint.total(cut.of()).scope2Location(),
        Reason.NO_DIRECT_FACTOR,
        origins.emissions(own(cut.of()), bought("direct factor"), GridTerms::direct));
  }

  private Figure scope2Market(Cut cut) {
    return Stated.carbon(
        cut.id("esg.scope2.market"),
        cut.label("Scope 2, market-based"),
        footprint.total(cut.of()).scope2Market(),
        Reason.NOT_DETERMINED,
        allocations.in(byContracts(cut.of())));
  }

  private Derivation byContracts(Selection of) {
    return origins.emissions(
        own(of),
        bought("share of instruments x their factor + rest x factor of the rest"),
        GridTerms::rest);
  }

  private View.ScopeRow atCoverageRate() {
    return row(
        "Scope 2, market-based, at the rate of the sites",
        "the same without what is signed off for AI load, to compare with; in no total",
        own("esg.scope2.market.coverage-rate.energy"),
        Stated.carbon(
            "esg.scope2.market.coverage-rate",
            "Scope 2, market-based, at the rate of the sites",
            footprint.atCoverageRate().total(Selection.MODELS).scope2Market(),
            Reason.NOT_DETERMINED,
            byContracts(Selection.MODELS)));
  }

  private Figure cloud(Cut cut) {
    return Stated.carbon(
        cut.id("esg.scope3.cloud"),
        cut.label("Scope 3.1, cloud services"),
        footprint.total(cut.of()).scope3Cloud(),
        Reason.NO_FACTOR,
        origins.cloud(cut.of().where("hosting", "cloud", key -> !isOwn(key))));
  }

  private Figure upstream(Cut cut) {
    return Stated.carbon(
        cut.id("esg.scope3.upstream"),
        cut.label("Scope 3.3, upstream of electricity"),
        footprint.total(cut.of()).scope3Upstream(),
        Reason.NOT_DETERMINED,
        origins.emissions(own(cut.of()), bought(GridTerms.SCOPE_3_3), GridTerms::scope33));
  }

  /** A rate of bought electricity, of which overhead is a part only where we pay for it. */
  private String bought(String rate) {
    String landlords =
        footprint.sites().stream()
            .map(SiteFactors::site)
            .filter(site -> !site.paysOverhead())
            .map(Site::name)
            .collect(Collectors.joining(", "));
    return landlords.isEmpty() ? rate : "(" + rate + ") / PUE at " + landlords;
  }

  private Figure own(String id) {
    return energy(id, "Facility energy of models at own sites", ownModels());
  }

  private Selection ownModels() {
    return own(Selection.MODELS);
  }

  private Selection own(Selection of) {
    return of.where("hosting", "own", this::isOwn);
  }

  private Derivation leadingOrigin(Selection of) {
    return origins.emissions(
        of,
        "direct factor at own sites, " + GridTerms.WHOLE_LIFE + " in clouds",
        at -> at.isScope2() ? GridTerms.direct(at) : GridTerms.wholeLife(at));
  }

  private Figure energy(String id, String label, Selection of) {
    Estimate facility = footprint.total(of).facility().microjoules();
    return Stated.estimate(id, label, Unit.MICROJOULES, facility).by(origins.facility(of));
  }

  private boolean isOwn(LoadKey key) {
    return site(key).map(site -> site.hosting().buysElectricity()).orElse(true);
  }

  private Optional<Site> site(LoadKey key) {
    return organisation.siteOf(key.service(), key.environment());
  }

  private static View.ScopeRow row(String scope, String covers, Figure energy, Figure emissions) {
    return new View.ScopeRow(scope, covers, energy, emissions);
  }
}
