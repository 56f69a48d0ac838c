package io.greenai.report.disclose;

import static io.greenai.report.footprint.GridFactors.ABOVE_LIFECYCLE;

import io.greenai.ledger.Quality;
import io.greenai.report.budget.BudgetView;
import io.greenai.report.disclose.model.Counted;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Organisation;
import io.greenai.report.statement.ProviderStatements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two views held against each other, and the ledgers against bills and providers. Both reports
 * print the same tables.
 */
final class Reconciliation {
  private static final int NANOGRAM_SCALE = 9;

  private final Organisation organisation;
  private final Footprint footprint;
  private final ProviderStatements statements;
  private final Origins origins;

  Reconciliation(
      Organisation organisation,
      Footprint footprint,
      ProviderStatements statements,
      Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.statements = statements;
    this.origins = origins;
  }

  List<LineTable> tables() {
    return Stream.of(
            Stream.of(views()),
            new SiteTables(organisation, footprint, origins).toBills().stream(),
            new ProviderTable(organisation, footprint, statements, origins).table().stream())
        .flatMap(table -> table)
        .toList();
  }

  private LineTable views() {
    EsgView view = new EsgView(organisation, footprint, origins);
    Counted.Row market = view.counted(Cut.WHOLE, BudgetView.ESG_MARKET);
    Figure location = view.counted(Cut.WHOLE, BudgetView.ESG_LOCATION).parts().get(0);
    Counted.Row lca = new LcaStages(organisation, footprint, origins).counted(Cut.WHOLE);
    List<Line> lines = new ArrayList<>();
    market.parts().forEach(part -> lines.add(line(part, "")));
    lines.add(line(market.sum(), "sum of the lines above"));
    lines.add(line(location, "for the next line; not added"));
    List<Line> steps = new ArrayList<>();
    steps.add(
        line(
            contracts(market.parts().get(0), location),
            "instruments never apply to the life cycle"));
    footprint.sites().forEach(at -> steps.add(at.isScope2() ? own(at) : cloud(at)));
    lines.addAll(steps);
    lines.add(
        line(lca.parts().get(0), "sum of the ESG view, market-based, and of the steps since"));
    Line hardware =
        line(
            lca.parts().get(1),
            "amortised; the ESG view counts own hardware in the year of purchase (Scope 3.2)");
    steps.add(hardware);
    lines.add(hardware);
    lines.add(line(lca.sum(), "electricity and hardware"));
    lines.add(left(lca.sum(), market.sum(), steps));
    return new LineTable(
        "From the ESG view to the life cycle, models only",
        "Of what could be determined; what could not is named where its figure is. Idle energy and"
            + " overhead follow one policy in both views. What is left is computed, not set.",
        lines);
  }

  private static Figure contracts(Figure market, Figure location) {
    return difference(
        "instruments",
        "Contracts: location-based less market-based",
        number(location).subtract(number(market)),
        less(location, List.of(market)));
  }

  private Line own(SiteFactors at) {
    Selection here = Selection.MODELS.at(at.site(), organisation);
    Impact models = footprint.total(here);
    Figure figure =
        difference(
            FigureId.of("boundary", at.site().name()),
            "Life cycle less direct and upstream, " + at.site().name(),
            grams(models.operational())
                .subtract(grams(models.scope2Location()))
                .subtract(grams(models.scope3Upstream()))
                .subtract(grams(models.scope3Leased())),
            own(here, models));
    List<String> remarks = new ArrayList<>();
    if (at.grid().isDirectAboveLifecycle()) {
      remarks.add("the direct factor for " + at.grid().place() + " " + ABOVE_LIFECYCLE);
    }
    models.scope3Upstream().notes().stream()
        .filter(note -> note.endsWith(ABOVE_LIFECYCLE))
        .filter(note -> !at.grid().isDirectAboveLifecycle())
        .forEach(remarks::add);
    if (!models.scope2Location().reasons().isEmpty()) {
      remarks.add(
          "takes in electricity that has no direct factor: "
              + String.join("; ", models.scope2Location().reasons()));
    }
    if (!at.site().paysOverhead()) {
      remarks.add("takes in upstream of what the landlord pays for");
    }
    return line(figure, String.join("; ", remarks));
  }

  /** Of each, what could be determined; energy without a factor beside it. */
  private Derivation own(Selection here, Impact models) {
    Scopes scopes = new Scopes(organisation, footprint, origins);
    Derivation whole = origins.wholeLife(here);
    Derivation direct = scopes.byPlace(here);
    Derivation upstream = scopes.upstream(here);
    Stream<Formula> scoped =
        Stream.of(
                of(models.scope2Location(), direct),
                of(models.scope3Upstream(), upstream),
                of(models.scope3Leased(), scopes.leased(scopes.atLandlords(here))))
            .flatMap(Optional::stream);
    return Derivation.of(
            scoped.reduce(
                of(models.operational(), whole).orElse(Formula.constant(0)), Formula::minus))
        .beside(whole.besides())
        .beside(direct.besides())
        .beside(upstream.besides());
  }

  private static Optional<Formula> of(CarbonFigure figure, Derivation derivation) {
    return figure.mass().flatMap(mass -> derivation.arithmetic());
  }

  private Line cloud(SiteFactors at) {
    Selection here = Selection.MODELS.at(at.site(), organisation);
    Impact models = footprint.total(here);
    return line(
        difference(
            FigureId.of("cloud", at.site().name()),
            "Life cycle of electricity less Scope 3.1, " + at.site().name(),
            grams(models.operational()).subtract(grams(models.scope3Cloud())),
            of(models.operational(), origins.wholeLife(here))
                .map(
                    electricity ->
                        of(models.scope3Cloud(), origins.cloud(here))
                            .map(electricity::minus)
                            .orElse(electricity))
                .map(Derivation::of)
                .orElseGet(() -> Derivation.of("nothing of it is determined"))),
        at.site().hardware().isPresent()
            ? "the provider's hardware is in Scope 3.1, and in the line on hardware below"
            : "both views take life-cycle factors");
  }

  private static Line left(Figure whole, Figure market, List<Line> steps) {
    BigDecimal explained =
        steps.stream().map(step -> number(step.figure())).reduce(number(market), BigDecimal::add);
    List<Figure> between = new ArrayList<>(List.of(market));
    steps.forEach(step -> between.add(step.figure()));
    return line(
        difference(
            "left",
            "Left unexplained",
            number(whole)
                .subtract(explained)
                .setScale(NANOGRAM_SCALE, RoundingMode.HALF_EVEN)
                .stripTrailingZeros(),
            less(whole, between).noting("to the nanogram")),
        "");
  }

  private static Figure difference(
      String key, String label, BigDecimal grams, Derivation derivation) {
    return Figure.known(
            "lca.reconciliation." + key, label, Unit.GRAMS_CO2E, grams, Quality.MODELLED)
        .by(derivation);
  }

  /** One figure less others, of those that have a number. */
  private static Derivation less(Figure whole, List<Figure> others) {
    return Derivation.of(
        others.stream()
            .filter(other -> other.number().isPresent())
            .map(Figure::asTerm)
            .reduce(
                whole.number().isPresent() ? whole.asTerm() : Formula.constant(0), Formula::minus));
  }

  private static BigDecimal number(Figure figure) {
    return figure.number().orElse(BigDecimal.ZERO);
  }

  private static BigDecimal grams(CarbonFigure figure) {
    return figure.mass().map(mass -> mass.grams().central()).orElse(BigDecimal.ZERO);
  }

  private static Line line(Figure figure, String remark) {
    return new Line(figure.label(), figure, remark);
  }
}
