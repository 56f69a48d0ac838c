package io.greenai.report.disclose;

import static io.greenai.report.footprint.GridFactors.ABOVE_LIFECYCLE;
import static java.util.stream.Collectors.joining;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What other choices would have changed, and how this view differs from others. */
final class LcaTables {
  private final Organisation organisation;
  private final Footprint footprint;
  private final LcaStages stages;

  LcaTables(Organisation organisation, Footprint footprint, LcaStages stages) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.stages = stages;
  }

  /** The models' total under each policy for idle energy. */
  LineTable idlePolicies() {
    return new LineTable(
        "Sensitivity to the policy for idle energy",
        "Idle energy is shared over all that is active on a host, other processes included; only"
            + " the part of models reaches a model. JVM overhead stays as the organisation chose.",
        Arrays.stream(Allocation.values()).map(this::under).toList());
  }

  private Line under(Allocation idle) {
    Impact models = footprint.under(idle).total(Selection.MODELS);
    return new Line(
        "Idle energy: " + idle.id(),
        Stated.carbon(
            FigureId.of("lca", "sensitivity", "idle", idle.id()),
            "Models, all stages, idle energy " + idle.id(),
            models.operational().plus(models.embodied()),
            Reason.NOT_DETERMINED,
            new Derivation(
                "electricity + hardware, with idle energy shared " + idle.id(),
                List.of(new OfPolicy("policy for idle energy", idle.id())))),
        idle == organisation.idle() ? "as in this report" : "");
  }

  /** From the ESG view to this one; what is left at the end is nothing. */
  LineTable toEsg() {
    Impact models = footprint.total(Selection.MODELS);
    Impact own = footprint.total(hosted(true));
    Impact cloud = footprint.total(hosted(false));
    BigDecimal market =
        grams(models.scope2Market())
            .add(grams(models.scope3Cloud()))
            .add(grams(models.scope3Upstream()));
    BigDecimal lca = grams(models.operational()).add(grams(models.embodied()));
    BigDecimal instruments = grams(own.scope2Location()).subtract(grams(own.scope2Market()));
    BigDecimal boundary =
        grams(own.operational())
            .subtract(grams(own.scope2Location()))
            .subtract(grams(own.scope3Upstream()));
    BigDecimal clouds = grams(cloud.operational()).subtract(grams(cloud.scope3Cloud()));
    BigDecimal hardware = grams(models.embodied());
    BigDecimal idle =
        grams(footprint.under(organisation.idle()).total(Selection.MODELS).operational())
            .subtract(grams(models.operational()));
    BigDecimal left =
        lca.subtract(market)
            .subtract(instruments)
            .subtract(boundary)
            .subtract(clouds)
            .subtract(idle)
            .subtract(hardware);
    return new LineTable(
        "From the ESG view to the life cycle, models only",
        "Of what could be determined. The lines sum to the last total; nothing is left over.",
        List.of(
            line("market", "ESG view, market-based: Scope 2, 3.1 and 3.3", market, ""),
            line(
                "instruments",
                "Contracts: location-based less market-based",
                instruments,
                "instruments never apply to the life cycle"),
            line(
                "boundary",
                "Factor boundary at own sites: life-cycle factor less direct and upstream",
                boundary,
                boundaryRemark(own)),
            line("cloud", "Clouds", clouds, "both views take life-cycle factors"),
            line("idle", "Policy for idle energy", idle, "one policy for both views"),
            line(
                "hardware",
                "Hardware, amortised",
                hardware,
                "the ESG view counts it in the year of purchase (Scope 3.2)"),
            line("lca", "Life cycle of the models", lca, ""),
            line("left", "Left unexplained", left, "")));
  }

  private String boundaryRemark(Impact own) {
    String above =
        footprint.sites().stream()
            .filter(SiteFactors::isScope2)
            .filter(at -> at.grid().isDirectAboveLifecycle())
            .map(at -> "the direct factor for " + at.grid().place() + " " + ABOVE_LIFECYCLE)
            .distinct()
            .collect(joining("; "));
    return Stream.of(above, open(own)).filter(text -> !text.isEmpty()).collect(joining("; "));
  }

  private static String open(Impact own) {
    return own.scope2Location().isComplete() || !own.scope2Location().isApplicable()
        ? ""
        : "takes in electricity that has no direct factor: "
            + String.join("; ", own.scope2Location().reasons());
  }

  private Selection hosted(boolean own) {
    return Selection.MODELS.where(
        "hosting",
        own ? "own" : "cloud",
        key ->
            organisation
                    .siteOf(key.service(), key.environment())
                    .map(site -> site.hosting().buysElectricity())
                    .orElse(true)
                == own);
  }

  private static BigDecimal grams(CarbonFigure figure) {
    return figure.mass().map(mass -> mass.grams().central()).orElse(BigDecimal.ZERO);
  }

  private Line line(String key, String label, BigDecimal grams, String remark) {
    Figure figure =
        Figure.known(
                FigureId.of("lca", "reconciliation", key),
                label,
                Unit.GRAMS_CO2E,
                grams,
                Quality.MODELLED)
            .by("difference of what both views determine for models", stages.total().asInput());
    return new Line(label, figure, remark);
  }
}
