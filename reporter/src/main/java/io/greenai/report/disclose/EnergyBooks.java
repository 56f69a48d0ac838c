package io.greenai.report.disclose;

import static java.math.BigInteger.ZERO;
import static java.util.stream.Collectors.toSet;

import io.greenai.ledger.Account;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.EnergyBook;
import io.greenai.report.disclose.model.EnergyRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.RunTotals;
import io.greenai.report.query.Totals;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The conservation law on paper: booked energy as the ledgers have it, before any policy. */
final class EnergyBooks {
  private static final String METERED = "sum of the part meters, once per host, meter and slot";

  private final Totals totals;
  private final LedgerEvidence evidence;
  private final HostNames hosts;

  EnergyBooks(Totals totals, LedgerEvidence evidence, HostNames hosts) {
    this.totals = totals;
    this.evidence = evidence;
    this.hosts = hosts;
  }

  EnergyBook book() {
    BigInteger booked = energy(Selection.ALL);
    BigInteger metered = totals.meteredMicrojoules();
    BigInteger overlap =
        totals.hosts().stream().map(HostTotals::overlapMicrojoules).reduce(ZERO, BigInteger::add);
    return new EnergyBook(
        Stream.of(Phase.values()).flatMap(this::phase).toList(),
        Owned.shares(
            totals.sum(Selection.MODELS),
            Selection.MODELS,
            id -> FigureId.of("ownership", id),
            label -> label + ", of all models"),
        Stream.of(Account.values()).map(this::account).toList(),
        figure("energy.booked", "Booked to all accounts", Selection.ALL),
        Stated.energy("energy.metered", "Metered energy", metered, quality(Selection.ALL))
            .by(meters(metered, Selection.ALL)),
        Stated.energy(
                "energy.difference",
                "Difference",
                metered.add(overlap).subtract(booked),
                Quality.MEASURED)
            .by(
                Formula.of(new OfFigure("metered energy", "energy.metered"))
                    .plus(Formula.of(Origins.ledgers("overlap", overlap, Selection.ALL)))
                    .minus(Formula.of(new OfFigure("booked energy", "energy.booked")))),
        totals.hosts().stream().map(this::host).toList(),
        meters());
  }

  private static Derivation meters(BigInteger metered, Selection of) {
    return Derivation.of(Formula.of(Origins.ledgers("meters", metered, of))).noting(METERED);
  }

  private Stream<EnergyRow> phase(Phase phase) {
    Selection of = Selection.MODELS.phases(List.of(phase));
    return totals.loads().keySet().stream().noneMatch(of)
        ? Stream.empty()
        : Stream.of(
            new EnergyRow(
                phase.id(),
                phase.id().replace('-', ' '),
                figure(
                    FigureId.of("energy", "phase", phase.id()),
                    "Energy of models, " + phase.id().replace('-', ' '),
                    of)));
  }

  private EnergyRow account(Account account) {
    String label =
        switch (account) {
          case MODEL -> "Models";
          case JVM_GC -> "Garbage collection";
          case JVM_JIT -> "Just-in-time compilation";
          case JVM_AGENT -> "This agent";
          case JVM_OTHER -> "Rest of the JVM";
          case HOST_OTHER -> "Other processes";
          case HOST_IDLE -> "Idle";
        };
    return new EnergyRow(
        account.id(),
        label,
        figure(
            FigureId.of("energy", "account", account.id().replace('.', '-')),
            "Booked: " + label,
            Selection.ALL.accounts(List.of(account))));
  }

  private EnergyBook.HostBook host(HostTotals host) {
    Selection of = Selection.ALL.host(host.hostKey());
    String id = hosts.of(host.hostKey());
    Figure metered =
        Stated.energy(
                FigureId.of("host", id, "metered"),
                "Metered on host " + id,
                host.meteredMicrojoules(),
                quality(of))
            .by(meters(host.meteredMicrojoules(), of));
    Figure booked = figure(FigureId.of("host", id, "booked"), "Booked on host " + id, of);
    Figure overlap =
        Stated.energy(
                FigureId.of("host", id, "overlap"),
                "Overlap on host " + id,
                host.overlapMicrojoules(),
                quality(of))
            .by(
                Derivation.of(Formula.of(Origins.ledgers("overlap", host.overlapMicrojoules(), of)))
                    .noting("booked energy beyond the meters, per meter and slot"));
    Figure difference =
        Stated.energy(
                FigureId.of("host", id, "difference"),
                "Difference on host " + id,
                host.differenceMicrojoules(),
                Quality.MEASURED)
            .by(metered.as("metered").plus(overlap.as("overlap")).minus(booked.as("booked")));
    return new EnergyBook.HostBook(
        id, host.hostKey(), List.copyOf(host.services()), metered, booked, difference, overlap);
  }

  private List<EnergyBook.MeterRow> meters() {
    Set<String> booked = totals.runs().stream().map(RunTotals::runId).collect(toSet());
    return evidence.runs().stream()
        .filter(run -> booked.contains(run.header().runId()))
        .flatMap(
            run ->
                run.header().meters().stream()
                    .map(
                        meter ->
                            new EnergyBook.MeterRow(
                                hosts.of(run.header().hostKey()),
                                meter.id(),
                                meter.domain().id(),
                                meter.role().id() + (meter.standby() ? ", standby" : ""),
                                meter.boundary().id(),
                                meter.quality().id(),
                                meter.source())))
        .distinct()
        .toList();
  }

  private Figure figure(String id, String label, Selection of) {
    return Stated.energy(id, label, energy(of), quality(of)).by(Origins.booked(energy(of), of));
  }

  private BigInteger energy(Predicate<LoadKey> of) {
    return totals.sum(of).totalMicrojoules();
  }

  private Quality quality(Predicate<LoadKey> of) {
    return totals.loads().keySet().stream()
        .filter(of)
        .map(LoadKey::quality)
        .reduce(Quality.MEASURED, Quality::worse);
  }
}
