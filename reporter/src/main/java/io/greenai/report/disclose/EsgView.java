package io.greenai.report.disclose;

import io.greenai.ledger.Account;
import io.greenai.report.budget.BudgetView;
import io.greenai.report.disclose.model.Counted;
import io.greenai.report.disclose.model.EnergyRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.ModelRow;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.disclose.model.View.ScopeRow;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.org.Organisation;
import java.util.ArrayList;
import java.util.List;

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
  private final Scopes scopes;
  private final SignedAllocations allocations;

  EsgView(Organisation organisation, Footprint footprint, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.models = footprint.total(Selection.MODELS);
    this.around = footprint.total(AROUND_MODELS);
    this.origins = origins;
    this.scopes = new Scopes(organisation, footprint, origins);
    this.allocations = new SignedAllocations(organisation, footprint, origins);
  }

  List<Figure> headline() {
    return List.of(
        scopes.location(Cut.WHOLE),
        scopes.market(Cut.WHOLE),
        scopes.cloud(Cut.WHOLE),
        scopes.upstream(Cut.WHOLE));
  }

  /** Of another period, each from its own leaves. */
  private List<Figure> compared(Footprint other) {
    Origins theirs = new Origins(organisation, other);
    Inlined behind = new MarketBasis(organisation, other, theirs).figures();
    return new EsgView(organisation, other, theirs)
        .compared().stream().map(figure -> figure.by(behind.in(figure.derivation()))).toList();
  }

  private List<Figure> compared() {
    return List.of(
        own("esg.scope2.location.energy"),
        scopes.location(Cut.WHOLE),
        scopes.market(Cut.WHOLE),
        scopes.cloud(Cut.WHOLE),
        CapitalGoodsRows.scope(organisation, footprint).emissions(),
        scopes.upstream(Cut.WHOLE));
  }

  List<ModelRow> modelRows() {
    Leading emissions =
        new Leading(
            "esg",
            "Scope 2 location-based and Scope 3.1",
            Reason.NO_DIRECT_FACTOR,
            Scopes::leading,
            scopes::leading);
    return new ModelRows(footprint, origins, emissions).rows();
  }

  /**
   * The whole view.
   *
   * @param reconciliation tables that both views print
   */
  View view(List<View.LineTable> reconciliation) {
    List<ScopeRow> rows = new ArrayList<>(rows());
    if (!allocations.isEmpty()) {
      rows.add(AFTER_MARKET, atCoverageRate());
    }
    if (scopes.isMarketUndetermined()) {
      rows.add(AFTER_MARKET, fallback());
    }
    if (models.scope3Leased().isApplicable()) {
      rows.add(leased());
    }
    if (!organisation.revenue().isEmpty()) {
      rows.add(byRevenue(ByRevenue.of(footprint.totals().period(), organisation.revenue())));
    }
    rows.add(
        new ScopeRow(
            Gases.BIOGENIC,
            "CO2 of burning biomass for the electricity in Scope 2",
            own("esg.biogenic.energy"),
            Gases.biogenic()));
    Selection own = scopes.own(Selection.MODELS);
    List<EnergyRow> sources = new EnergySources(organisation, footprint, own, origins).rows();
    return new View.Esg(
        organisation.consolidation().replace('-', ' '),
        rows,
        sources,
        sources.stream()
            .filter(row -> row.key().equals(EnergySources.TOTAL))
            .flatMap(
                total ->
                    new EnergyByContract(organisation, footprint, origins, own, total.energy())
                        .tables().stream())
            .toList(),
        new InstrumentRows(footprint).rows(),
        allocations.tables(),
        new Comparatives(footprint, compared(), this::compared).beside(organisation.policy()),
        organisation
            .policy()
            .internalCarbonPrice()
            .map(
                price ->
                    List.of(
                        CarbonCharge.of("esg.charge", "Internal carbon charge", price, charged())))
            .orElse(List.of()),
        reconciliation);
  }

  /** Each emission once: market-based Scope 2 is the same electricity again. */
  private List<Figure> charged() {
    return List.of(scopes.location(Cut.WHOLE), scopes.cloud(Cut.WHOLE), scopes.upstream(Cut.WHOLE));
  }

  private List<ScopeRow> rows() {
    return List.of(
        new ScopeRow(
            "Scope 2, location-based",
            "electricity that models used at own sites, direct factors" + byTime(),
            own("esg.scope2.location.energy"),
            scopes.location(Cut.WHOLE)),
        new ScopeRow(
            "Scope 2, market-based",
            "the same electricity by contractual instruments" + scopes.withoutResidualMix(),
            own("esg.scope2.market.energy"),
            scopes.market(Cut.WHOLE)),
        new ScopeRow(
            "Scope 3.1, cloud services",
            "electricity that models used in clouds and the providers' hardware, life-cycle factors",
            scopes.energy(
                "esg.scope3.cloud.energy",
                "Facility energy of models in clouds",
                scopes.clouds(Selection.MODELS)),
            scopes.cloud(Cut.WHOLE)),
        CapitalGoodsRows.scope(organisation, footprint),
        new ScopeRow(
            "Scope 3.3, upstream of electricity",
            "fuel supply and networks of the electricity in Scope 2",
            own("esg.scope3.upstream.energy"),
            scopes.upstream(Cut.WHOLE)),
        new ScopeRow(
            "Memo: around the models",
            "overhead of their Java virtual machines and idle energy that no policy gives to"
                + " models; Scope 2 location-based and Scope 3.1",
            scopes.energy("esg.memo.energy", "Facility energy around the models", AROUND_MODELS),
            Stated.carbon(
                "esg.memo",
                "Emissions around the models",
                Scopes.leading(around),
                Reason.NO_DIRECT_FACTOR,
                scopes.leading(AROUND_MODELS))));
  }

  private String byTime() {
    return footprint.sites().stream().anyMatch(at -> at.isScope2() && at.signals().isPresent())
        ? ", of each quarter-hour where they are known"
        : "";
  }

  private ScopeRow leased() {
    return new ScopeRow(
        "Scope 3.8, upstream leased assets",
        "cooling and power supply that colocation contracts leave with the landlord; its energy is"
            + " in the facility energy above and not in Scope 2",
        scopes.energy(
            "esg.scope3.leased.energy",
            "Facility energy at landlords' sites",
            scopes.atLandlords(Selection.MODELS)),
        scopes.leased(Cut.WHOLE));
  }

  private ScopeRow byRevenue(ByRevenue by) {
    return new ScopeRow(
        "Intensity by net revenue",
        "AI workloads covered, not the entity; Scope 2 location-based and Scope 3.1"
            + by.denominator(),
        by.of(
            scopes.energy(
                "esg.intensity.energy", "Facility energy by net revenue", Selection.MODELS)),
        by.of(
            Stated.carbon(
                "esg.intensity.emissions",
                "Emissions by net revenue",
                Scopes.leading(models),
                Reason.NO_DIRECT_FACTOR,
                scopes.leading(Selection.MODELS))));
  }

  /**
   * What budgets in this view count of {@code cut}.
   *
   * @param view by location or by market
   */
  Counted.Row counted(Cut cut, BudgetView view) {
    Figure scope2 = view == BudgetView.ESG_MARKET ? scopes.market(cut) : scopes.location(cut);
    List<Figure> parts = new ArrayList<>(List.of(scope2, scopes.cloud(cut), scopes.upstream(cut)));
    if (footprint.total(cut.of()).scope3Leased().isApplicable()) {
      parts.add(scopes.leased(cut));
    }
    Figure sum =
        Stated.carbon(
            cut.id(view.id().replace('-', '.')),
            cut.label(view.text()),
            view.carbon(footprint.total(cut.of())),
            Reason.NOT_DETERMINED,
            Stated.sum(parts));
    return new Counted.Row(cut.name(), parts, sum);
  }

  private ScopeRow fallback() {
    return new ScopeRow(
        "Scope 2, market-based, with what stands in",
        "the same without the instruments of sites that do not state their consumption: there all"
            + " electricity has the residual mix, else the grid average; in no total"
            + scopes.withoutResidualMix(),
        own("esg.scope2.market.fallback.energy"),
        scopes.fallback());
  }

  private ScopeRow atCoverageRate() {
    return new ScopeRow(
        "Scope 2, market-based, at the rate of the sites",
        "the same without what is signed off for AI load, to compare with; in no total",
        own("esg.scope2.market.coverage-rate.energy"),
        scopes.atCoverageRate());
  }

  private Figure own(String id) {
    return scopes.energy(
        id, "Facility energy of models at own sites", scopes.own(Selection.MODELS));
  }
}
