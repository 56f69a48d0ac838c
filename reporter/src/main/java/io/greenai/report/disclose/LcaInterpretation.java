package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import io.greenai.report.disclose.model.TextBlock;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.footprint.SiteFactors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the results of the life-cycle view are worth (ISO 14044, 4.5). */
final class LcaInterpretation {
  static final List<String> LIMITATIONS =
      List.of(
          "Results are relative to the functional unit and predict no effects on category"
              + " endpoints.",
          "Results hold for the hosts, sites and load of this period; another deployment of the same"
              + " model has others.",
          "Not for comparative assertions disclosed to the public.",
          "Depletion of elements, primary energy and water are those of electricity; of hardware they"
              + " are not determined.",
          "Categories rest on factors of different publishers (see Factors used), whose models of"
              + " electricity differ; categories are not weighed against each other.",
          "No critical review was performed.");

  private final Footprint footprint;

  LcaInterpretation(Footprint footprint) {
    this.footprint = footprint;
  }

  List<TextBlock> blocks() {
    return List.of(
        TextBlock.of("Significant issues", significant()),
        TextBlock.of(
            "Completeness",
            "Coverage of the period by windows, gaps and findings are listed with the evidence."
                + " Phases that no library shows to the agent are booked as inference. What is cut"
                + " off, and how much it is as far as anything tells, stands with the system"
                + " boundary."),
        TextBlock.of(
            "Data quality",
            "Asked for: energy of this period, from counters of the hosts themselves; factors of the"
                + " site's own grid or country and of the year; the same boundary for all models."
                + " Found: the share of energy from counters and the covered hours are among the"
                + " headline figures; the boundary is not the same where sites state less (see"
                + " Consistency); the quality of each figure is that of its worst input; factors"
                + " of another year are marked proxy with their year, and those for a kind of site"
                + " instead of the site read assumed.",
            "Reliability, completeness, distance in time, place and technology of each factor are"
                + " scored by the kind of its table, and its interval follows from the scores (see"
                + " Uncertainty under methods). Every figure can be performed again from the ledgers"
                + " and tables that are named by their hashes."),
        TextBlock.of(
            "Consistency",
            "One allocation rule, one order in which factors are chosen and one list of what is to"
                + " be counted apply to all models. What could be counted is not the same"
                + " everywhere"
                + unlike()
                + ". Where a part is missing the figure reads \"at least\", and figures of models"
                + " at different sites are not on one boundary.",
            "Factors come from several tables (see Factors used), each with its own year and, for"
                + " greenhouse gases, its own global warming potentials. Building in earlier years"
                + " meets the factors of those years."),
        TextBlock.of(
            "Sensitivity",
            "What other policies for idle energy, lives of hardware, PUE and numbers of units would"
                + " change is tabled with the impact assessment. Grid intensities of different"
                + " publishers differ by a factor of up to three for one country. Another factor"
                + " moves the electricity of its own sites alone; totals move by the part that these"
                + " sites have in them, and hardware does not move."),
        TextBlock.of(
            "Value choices",
            "No normalisation, grouping or weighting is applied. Choices that are not of science are"
                + " the policies for idle energy and overhead, the life of hardware, and the number"
                + " of units that a model is to deliver; the organisation makes them and the report"
                + " prints them."));
  }

  /** What some sites state and others do not. */
  private String unlike() {
    List<String> parts = new ArrayList<>();
    missing("hardware", at -> at.site().hardware().isPresent()).ifPresent(parts::add);
    missing("the rest that meters leave out", at -> at.site().unmeteredRest().isPresent())
        .ifPresent(parts::add);
    return parts.isEmpty() ? "" : ": " + String.join("; ", parts);
  }

  private Optional<String> missing(String part, Predicate<SiteFactors> stated) {
    String sites =
        footprint.sites().stream()
            .filter(stated.negate())
            .map(at -> at.site().name())
            .collect(joining(", "));
    return sites.isEmpty() ? Optional.empty() : Optional.of(part + " is not stated for " + sites);
  }

  private String significant() {
    Impact models = footprint.total(Selection.MODELS);
    boolean making = grams(models.embodied()).compareTo(grams(models.operational())) > 0;
    String more =
        making
            ? "the making of hardware than from electricity"
            : "electricity than from the making of hardware";
    return Variant.all(footprint).stream()
        .max(
            Comparator.comparing(
                variant -> {
                  Impact impact = footprint.total(variant.selection());
                  return grams(impact.operational()).add(grams(impact.embodied()));
                }))
        .map(
            variant ->
                "Of the models' global warming potential, as far as it is determined, more comes from "
                    + more
                    + ", and among the models most from "
                    + variant.title()
                    + ".")
        .orElse("No model was seen in the period.");
  }

  private static BigDecimal grams(CarbonFigure figure) {
    return figure.mass().map(mass -> mass.grams().central()).orElse(BigDecimal.ZERO);
  }
}
