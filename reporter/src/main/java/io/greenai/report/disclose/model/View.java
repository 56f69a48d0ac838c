package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What only one of the two reports holds. */
public sealed interface View extends Figures {

  /** Which report it makes. */
  ReportKind kind();

  /**
   * GHG Protocol scopes.
   *
   * @param consolidation for example {@code operational control}
   * @param sources what the electricity of own sites was generated from, their sum last; empty
   *     where there is none
   * @param sourcesByContract the same as contracts convey it; empty where there is none
   * @param instruments of sites whose electricity the organisation buys
   * @param allocations what of instruments somebody signed off to be for AI load; empty where
   *     nobody did
   * @param comparisons with earlier periods
   * @param charges what emissions cost by an internal carbon price
   * @param reconciliation with the other view, with bills and with what providers state
   */
  record Esg(
      String consolidation,
      List<ScopeRow> scopes,
      List<EnergyRow> sources,
      List<LineTable> sourcesByContract,
      List<InstrumentRow> instruments,
      List<LineTable> allocations,
      Comparisons comparisons,
      List<Figure> charges,
      List<LineTable> reconciliation)
      implements View {
    public Esg {
      scopes = List.copyOf(scopes);
      sources = List.copyOf(sources);
      sourcesByContract = List.copyOf(sourcesByContract);
      instruments = List.copyOf(instruments);
      allocations = List.copyOf(allocations);
      charges = List.copyOf(charges);
      reconciliation = List.copyOf(reconciliation);
    }

    @Override
    public ReportKind kind() {
      return ReportKind.ESG;
    }

    @Override
    public Stream<Figure> figures() {
      return Stream.of(
              scopes.stream().flatMap(ScopeRow::figures),
              sources.stream().map(EnergyRow::energy),
              sourcesByContract.stream().flatMap(LineTable::figures),
              instruments.stream().flatMap(InstrumentRow::figures),
              allocations.stream().flatMap(LineTable::figures),
              comparisons.figures(),
              charges.stream(),
              reconciliation.stream().flatMap(LineTable::figures))
          .flatMap(figures -> figures);
    }
  }

  /**
   * One line of the scope table.
   *
   * @param scope for example {@code Scope 2, location-based}
   * @param covers what is in it
   * @param energy that it is calculated on
   */
  record ScopeRow(String scope, String covers, Figure energy, Figure emissions) implements Figures {
    @Override
    public Stream<Figure> figures() {
      return Stream.of(energy, emissions);
    }
  }

  /**
   * ISO 14044 structure.
   *
   * @param commissioner who asked for the study
   * @param function what the studied models do
   * @param categories columns of {@code stages}
   * @param impacts by other references than the period: the functional unit, the service life
   * @param builds run by run, of versions of which nobody states what they are to deliver
   * @param experiments of building, with scores
   * @param comparisons with earlier periods
   * @param tables what other choices would have changed, and how this view differs from the other
   * @param interpretation significant issues, assumptions, checks, conclusions
   * @param hotSpots where models' calls spent their time; in drafts alone
   */
  record Lca(
      String commissioner,
      String function,
      List<FunctionalUnit> functionalUnits,
      List<BoundaryRow> boundary,
      List<InventoryRow> inventory,
      List<ImpactCategory> categories,
      List<StageRow> stages,
      List<ImpactTable> impacts,
      List<BuildRuns> builds,
      Experiments experiments,
      Comparisons comparisons,
      List<LineTable> tables,
      List<TextBlock> interpretation,
      List<String> limitations,
      HotSpotPage hotSpots)
      implements View {
    public Lca {
      functionalUnits = List.copyOf(functionalUnits);
      boundary = List.copyOf(boundary);
      inventory = List.copyOf(inventory);
      categories = List.copyOf(categories);
      stages = List.copyOf(stages);
      impacts = List.copyOf(impacts);
      builds = List.copyOf(builds);
      tables = List.copyOf(tables);
      interpretation = List.copyOf(interpretation);
      limitations = List.copyOf(limitations);
      requireNonNull(experiments, "experiments");
      requireNonNull(hotSpots, "hotSpots");
      for (StageRow stage : stages) {
        if (stage.impacts().size() != categories.size()) {
          throw new IllegalArgumentException(
              "Stage '"
                  + stage.stage()
                  + "' has "
                  + stage.impacts().size()
                  + " impacts for "
                  + categories.size()
                  + " categories; an unknown impact is an absent figure");
        }
      }
    }

    @Override
    public ReportKind kind() {
      return ReportKind.LCA;
    }

    @Override
    public Stream<Figure> figures() {
      return Stream.of(
              functionalUnits.stream().flatMap(FunctionalUnit::figures),
              inventory.stream().map(InventoryRow::amount),
              boundary.stream().flatMap(row -> row.size().stream()),
              stages.stream().flatMap(stage -> stage.impacts().stream()),
              impacts.stream().flatMap(ImpactTable::figures),
              builds.stream().flatMap(BuildRuns::figures),
              experiments.figures(),
              comparisons.figures(),
              tables.stream().flatMap(LineTable::figures))
          .flatMap(figures -> figures);
    }
  }

  /**
   * What results of a model refer to.
   *
   * @param unit for example {@code 1,000 requests answered by fraud-scorer 7}
   * @param referenceFlow items or tokens delivered in the period
   * @param covered of tokens, the share of the energy in windows that state them
   * @param energy facility energy per functional unit
   * @param gwp per functional unit
   * @param score whose {@code sci} is
   * @param sci Software Carbon Intensity per functional unit, with idle and reserved
   */
  record FunctionalUnit(
      String model,
      String unit,
      Score score,
      Figure referenceFlow,
      Optional<Figure> covered,
      Figure energy,
      Figure gwp,
      Figure sci)
      implements Figures {
    @Override
    public Stream<Figure> figures() {
      return Stream.concat(covered.stream(), Stream.of(referenceFlow, energy, gwp, sci));
    }
  }

  /** Whose score a Software Carbon Intensity is; the two are told apart and never summed. */
  enum Score {
    /** Of inference. */
    CONSUMER,
    /** Of training. */
    PROVIDER
  }

  /**
   * Impacts beside those of the life-cycle stages, in the same categories.
   *
   * @param caption what it shows
   * @param note how to read it
   */
  record ImpactTable(String caption, String note, List<StageRow> rows) implements Figures {
    public ImpactTable {
      rows = List.copyOf(rows);
    }

    @Override
    public Stream<Figure> figures() {
      return rows.stream().flatMap(row -> row.impacts().stream());
    }
  }

  /**
   * Runs that built a version of a model.
   *
   * @param shown on a page, the largest first, and last all others together
   * @param others one by one, which are in the tables beside the report alone
   */
  record BuildRuns(String version, List<BuildRun> shown, List<BuildRun> others) implements Figures {
    public BuildRuns {
      shown = List.copyOf(shown);
      others = List.copyOf(others);
    }

    @Override
    public Stream<Figure> figures() {
      return Stream.concat(shown.stream(), others.stream())
          .flatMap(run -> Stream.of(run.energy(), run.emissions()));
    }
  }

  /**
   * A run that built a model.
   *
   * @param run its id, or how many there are
   * @param booked from when to when
   * @param energy as booked
   * @param emissions of electricity and hardware over the life cycle
   */
  record BuildRun(String run, String booked, Figure energy, Figure emissions) {}

  /**
   * A table of figures, one a line.
   *
   * @param caption what it shows
   * @param note how to read it
   */
  record LineTable(String caption, String note, List<Line> lines) implements Figures {
    public LineTable {
      lines = List.copyOf(lines);
    }

    @Override
    public Stream<Figure> figures() {
      return lines.stream().map(Line::figure);
    }
  }

  /**
   * A line.
   *
   * @param remark what has to be known of it, or the empty string
   */
  record Line(String label, Figure figure, String remark) {}

  /**
   * What the system boundary holds or leaves out, and why.
   *
   * @param stage life-cycle stage
   * @param reason for leaving it out, or what covers it
   * @param size of what is left out, as far as anything tells of it
   */
  record BoundaryRow(
      String stage, String item, boolean included, String reason, Optional<Figure> size) {}

  /** A flow of the inventory and where it was read. */
  record InventoryRow(String flow, Figure amount, String source) {}

  /**
   * A column of the impact table.
   *
   * @param method characterisation method, for example {@code IPCC AR6, 100 years}
   */
  record ImpactCategory(String name, String method) {}

  /** A life-cycle stage, with one figure per impact category. */
  record StageRow(String stage, List<Figure> impacts) {
    public StageRow {
      impacts = List.copyOf(impacts);
    }
  }
}
