package io.greenai.report.disclose;

import static java.util.stream.Collectors.joining;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.View.BoundaryRow;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.org.ModelLife;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.query.BuildBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the system boundary of the life-cycle view holds, what it leaves out, why, and how much. */
final class LcaBoundary {
  private static final String INFERENCE = "Inference";

  private final Organisation organisation;
  private final Footprint footprint;
  private final Origins origins;

  LcaBoundary(Organisation organisation, Footprint footprint, Origins origins) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.origins = origins;
  }

  List<BoundaryRow> rows() {
    Impact models = footprint.total(Selection.MODELS);
    List<BoundaryRow> rows = new ArrayList<>();
    rows.add(in(INFERENCE, "Electricity of processors under models", "metered and allocated"));
    rows.add(rest());
    rows.add(in(INFERENCE, "Cooling and power distribution", "by PUE"));
    rows.add(in(INFERENCE, "Supply of fuels, power stations and networks", "life-cycle factors"));
    rows.add(
        out(
            INFERENCE,
            "Networks, clients and storage",
            "outside the agent's sight",
            Optional.empty()));
    if (models.embodied().mass().isPresent()) {
      rows.add(in("Hardware", "Making hosts, amortised", "share by time and reservation"));
    }
    Selection unstated = unstated();
    if (!models.embodied().reasons().isEmpty()) {
      Figure size =
          facility(
              "lca.cutoff.hardware",
              "Facility energy of models on hosts whose making is not stated",
              footprint.total(unstated));
      rows.add(
          out(
              "Hardware",
              "Making hosts of sites that do not state it",
              String.join("; ", models.embodied().reasons()),
              Optional.of(size.by(origins.facility(unstated)))));
    }
    rows.add(
        out(
            "Hardware",
            "Metals, primary energy and water of making hosts",
            "sites state greenhouse gases alone",
            Optional.empty()));
    building(rows);
    rows.add(out("Building and training", "Pretrained bases", bases(), Optional.empty()));
    rows.add(
        out(
            "Building and training",
            "Runs before books were kept, and data that others prepared",
            "no ledger tells of them",
            Optional.empty()));
    rows.add(out("End of life", "Hosts", "no data: not determined", Optional.empty()));
    return rows;
  }

  private BoundaryRow rest() {
    String item = "Electricity that meters leave out: board, fans, disks, power supplies";
    boolean all = footprint.sites().stream().allMatch(at -> at.site().unmeteredRest().isPresent());
    boolean any = footprint.sites().stream().anyMatch(at -> at.site().unmeteredRest().isPresent());
    return all
        ? in(INFERENCE, item, "as sites state it")
        : new BoundaryRow(
            INFERENCE,
            item,
            any,
            "only where a site states it; otherwise figures are lower bounds",
            Optional.empty());
  }

  private void building(List<BoundaryRow> rows) {
    Impact built = footprint.built(model -> true);
    rows.add(
        in(
            "Building and training",
            "Electricity, idle energy and hardware of runs in any period's ledgers",
            "as for inference, each year with its own factors"));
    if (built.embodied().reasons().isEmpty()) {
      return;
    }
    Selection unstated = unstated();
    Figure size =
        facility(
            "lca.cutoff.building",
            "Facility energy of building on hosts whose making is not stated",
            footprint.builds().values().stream()
                .map(year -> year.total(unstated.and(Footprint::isBuilding)))
                .reduce(Impact.ZERO, Impact::plus));
    rows.add(
        out(
            "Building and training",
            "Hardware of runs at sites that do not state it",
            String.join("; ", built.embodied().reasons()),
            Optional.of(
                size.by(
                    new BuildOrigins(organisation, footprint)
                        .facility(unstated.phases(BuildBooks.PHASES))))));
  }

  /** Models on hosts of whose making nobody tells. */
  private Selection unstated() {
    return Selection.MODELS.where(
        "hardware",
        "not stated",
        load ->
            organisation
                .siteOf(load.service(), load.environment())
                .flatMap(Site::hardware)
                .isEmpty());
  }

  private static Figure facility(String id, String label, Impact impact) {
    return Stated.estimate(id, label, Unit.MICROJOULES, impact.facility().microjoules());
  }

  private String bases() {
    String unknown =
        organisation.models().stream()
            .flatMap(life -> life.pretrained().stream())
            .filter(base -> base.grams().isEmpty())
            .map(ModelLife.Pretrained::name)
            .distinct()
            .sorted()
            .collect(joining(", "));
    return unknown.isEmpty()
        ? "told beside the sums, as published, where a model states one"
        : "excluded, unknown: " + unknown;
  }

  private static BoundaryRow in(String stage, String item, String basis) {
    return new BoundaryRow(stage, item, true, basis, Optional.empty());
  }

  private static BoundaryRow out(String stage, String item, String reason, Optional<Figure> size) {
    return new BoundaryRow(stage, item, false, reason, size);
  }
}
