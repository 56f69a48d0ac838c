package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.EnergyBook;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Generator;
import io.greenai.report.disclose.model.Headline;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Methods;
import io.greenai.report.disclose.model.ModelRow;
import io.greenai.report.disclose.model.Period;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.Revision;
import io.greenai.report.disclose.model.Status;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.View;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.disclose.restate.RevisionPage;
import io.greenai.report.footprint.FactorYear;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.hotspot.HotSpots;
import io.greenai.report.org.Approvals;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts the two reports of a period together. */
public final class ReportAssembler {
  private final ReportInput input;
  private final Footprint footprint;
  private final Totals totals;
  private final Origins origins;
  private final HostNames hosts;
  private final HotSpots hotSpots;

  /** Without hot spots, as a period is closed. */
  public ReportAssembler(ReportInput input) {
    this(input, HotSpots.none());
  }

  /** With advice that no figure rests on. */
  public ReportAssembler(ReportInput input, HotSpots hotSpots) {
    this.input = input;
    this.hotSpots = hotSpots;
    this.footprint = input.footprint();
    this.totals = footprint.totals();
    this.origins = new Origins(input.organisation(), footprint);
    this.hosts = HostNames.of(hostKeys());
  }

  /** Of all hosts that told of the period or were to do so. */
  private Set<String> hostKeys() {
    Set<String> keys = new TreeSet<>();
    totals.hosts().forEach(host -> keys.add(host.hostKey()));
    input.coverage().members().forEach(one -> one.member().host().ifPresent(keys::add));
    return keys;
  }

  /** The quarterly report for finance and ESG staff: scopes of the GHG Protocol. */
  public ReportDocument esg() {
    EsgView view = new EsgView(input.organisation(), footprint, origins);
    return document(
        "AI energy and emissions",
        view.view(reconciliation()),
        view.headline(),
        view.modelRows(),
        FactorRows.withMixes(footprint));
  }

  /** The quarterly life-cycle report: structure of ISO 14044. */
  public ReportDocument lca() {
    LcaView view = new LcaView(input.organisation(), footprint, origins);
    return document(
        "Life cycle of AI models",
        view.view(behindTheViews(), HotSpotPages.of(hotSpots)),
        view.headline(),
        view.modelRows(),
        FactorRows.withResources(footprint));
  }

  /** The reconciliation, with what its market-based lines rest on. */
  private List<View.LineTable> behindTheViews() {
    return Stream.of(
            reconciliation().stream(),
            new InstrumentRows(footprint).shares().stream(),
            new SignedAllocations(input.organisation(), footprint, origins).tables().stream())
        .flatMap(tables -> tables)
        .toList();
  }

  private List<View.LineTable> reconciliation() {
    return new Reconciliation(input.organisation(), footprint, input.statements(), origins)
        .tables();
  }

  private ReportDocument document(
      String title,
      View view,
      List<Figure> emissions,
      List<ModelRow> models,
      List<FactorRow> factors) {
    BudgetCounts counts =
        new BudgetCounts(input.organisation(), input.budgets(), input.unbudgeted());
    CompletenessPage completeness = new CompletenessPage(input.coverage(), totals, hosts);
    EnergyBook book = new EnergyBooks(totals, input.evidence(), hosts).book();
    ReportDocument draft =
        new ReportDocument(
            title,
            input.organisation().name(),
            new Period(
                totals.period().label(),
                totals.period().zone(),
                totals.period().start(),
                totals.period().end()),
            Status.draft(totals.period().dayOf(input.now()), totals.period().days()),
            responsible(),
            totals.synthetic(),
            generator(),
            headline(book.metered(), emissions, completeness.share(input.now())),
            completeness.page(),
            models,
            new BudgetRows(counts).of(input.budgets()),
            counts.all(),
            book,
            view,
            new Methods(
                new MethodTexts(input.organisation(), footprint).blocks(), intensities(), factors),
            new EvidencePages(input.evidence(), totals, hosts).pages(),
            Revision.NONE);
    RevisionPage revision = new RevisionPage(input.closing(), draft.kind(), draft.figuresById());
    return draft.standing(
        revision.status(draft.status().day(), draft.status().days()), revision.page());
  }

  private List<LineTable> intensities() {
    return new IntensityTable(input.organisation(), footprint).table().stream().toList();
  }

  private Map<String, String> responsible() {
    Approvals approvals = input.organisation().approvals();
    Map<String, String> responsible = new LinkedHashMap<>();
    responsible.put("Prepared by", approvals.preparedBy().orElse("not stated"));
    approvals.reviewedBy().ifPresent(name -> responsible.put("Reviewed by", name));
    responsible.put("Approved by", approvals.approvedBy().orElse("not yet approved"));
    return responsible;
  }

  private Generator generator() {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("factor set", input.factors().id() + ", sha256 " + input.factors().sha256());
    inputs.putAll(input.files());
    Map<String, String> policies = new LinkedHashMap<>();
    policies.put("idle energy", input.organisation().idle().id());
    policies.put("JVM overhead", input.organisation().jvmOverhead().id());
    policies.put("consolidation", input.organisation().consolidation().replace('-', ' '));
    input
        .organisation()
        .policy()
        .baseYear()
        .ifPresent(base -> policies.put("base year", base.year() + ", " + base.reason()));
    input
        .organisation()
        .policy()
        .materialityPercent()
        .ifPresent(
            percent -> policies.put("materiality threshold", percent.toPlainString() + " %"));
    policies.put(
        "factors for",
        FactorYear.of(totals.period()) + ", the calendar year of most days of the period");
    policies.put("data until", input.now().toString());
    return new Generator("greenai-reporter", input.version(), input.now(), inputs, policies);
  }

  private Headline headline(Figure metered, List<Figure> emissions, Figure coverage) {
    ModelEnergy energy = new ModelEnergy(footprint, origins);
    Selection counters = Selection.ALL.quality(Quality.MEASURED);
    BigInteger booked = totals.sum(Selection.ALL).totalMicrojoules();
    BigInteger measured = totals.sum(counters).totalMicrojoules();
    return new Headline(
        metered,
        energy.metered(),
        energy.it(),
        energy.facility(),
        emissions,
        Stated.ratio(
                "quality.measured",
                "Share of metered energy from counters",
                measured,
                booked,
                Quality.MEASURED)
            .by(
                Formula.of(Origins.ledgers("measured energy", measured, counters))
                    .over(Formula.of(new OfFigure("booked energy", "energy.booked")))),
        coverage,
        spin());
  }

  private Figure spin() {
    BigInteger spinning = Spinning.microjoules(totals, Selection.MODELS);
    return Figure.known(
            "energy.spin",
            "Energy of waiting worker threads",
            Unit.MICROJOULES,
            new BigDecimal(spinning),
            quality().worse(Quality.MODELLED))
        .by(Spinning.derivation(spinning, Selection.MODELS))
        .atLeast();
  }

  private Quality quality() {
    return totals.loads().keySet().stream()
        .map(LoadKey::quality)
        .reduce(Quality.MEASURED, Quality::worse);
  }
}
