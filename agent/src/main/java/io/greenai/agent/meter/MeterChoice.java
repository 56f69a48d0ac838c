package io.greenai.agent.meter;

import static java.util.stream.Collectors.joining;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses among what the sources found, in their order: of processor and memory the first source
 * that has parts counts and the others stand in; devices count once each, whoever found them first,
 * and where one source does not tell their addresses they are that source's alone; every whole is
 * kept.
 */
final class MeterChoice {
  /** Domains of which each source meters the same thing, all of it. */
  private static final Set<Domain> ALTERNATIVES =
      Collections.unmodifiableSet(EnumSet.of(Domain.CPU, Domain.DRAM));

  private final List<Meter> meters = new ArrayList<>();
  private final Map<Domain, List<List<Meter>>> standIns = new EnumMap<>(Domain.class);
  private final Set<Domain> metered = EnumSet.noneOf(Domain.class);
  private final Set<String> ids = new HashSet<>();
  private final Set<String> devices = new HashSet<>();
  private final List<Meter> withoutAddress = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Found.Problem> problems = new ArrayList<>();
  private final List<String> looked = new ArrayList<>();

  void note(String text) {
    notes.add(text);
  }

  void add(MeterSource source, Found found) {
    looked.add(source.name() + ": " + summary(found));
    found.problems().stream()
        .filter(problem -> problem.domain() == null || !metered.contains(problem.domain()))
        .forEach(problems::add);
    Set<Domain> stoodInFor = EnumSet.copyOf(metered);
    stoodInFor.retainAll(ALTERNATIVES);
    Set<Domain> incomplete = EnumSet.noneOf(Domain.class);
    for (Found.Problem problem : found.problems()) {
      Domain domain = problem.domain();
      if (domain != null && ALTERNATIVES.contains(domain)) {
        incomplete.add(domain);
      }
    }
    boolean gpusTaken = !withoutAddress.isEmpty();
    boolean gpusMetered = metered.contains(Domain.GPU);
    Map<Domain, List<Meter>> ready = new EnumMap<>(Domain.class);
    for (Meter meter : found.meters()) {
      MeterDeclaration declared = meter.declaration();
      boolean isPart = declared.role() == MeterRole.PART;
      boolean isGpu = isPart && declared.domain() == Domain.GPU;
      if (isGpu && (gpusTaken || (gpusMetered && meter.device().isEmpty()))) {
        looked.add(declared.id() + " is left out, for another source may have metered the device");
        meter.close();
      } else if ((isPart && incomplete.contains(declared.domain())) || !isNew(meter)) {
        meter.close();
      } else if (isPart && stoodInFor.contains(declared.domain())) {
        ready.computeIfAbsent(declared.domain(), domain -> new ArrayList<>()).add(meter);
      } else {
        meters.add(meter);
        if (isGpu && meter.device().isEmpty()) {
          withoutAddress.add(meter);
        }
        if (isPart) {
          metered.add(declared.domain());
        }
      }
    }
    ready.forEach(
        (domain, set) -> standIns.computeIfAbsent(domain, d -> new ArrayList<>()).add(set));
  }

  private boolean isNew(Meter meter) {
    return ids.add(meter.declaration().id())
        && meter.device().filter(pci -> !devices.add(pci)).isEmpty();
  }

  MeterSet set() {
    leaveMemoryToTheServer();
    problems.forEach(problem -> notes.add(problem.text() + instead(problem)));
    return new MeterSet(meters, standIns, notes, looked);
  }

  /** A share of a whole server has its memory in it. */
  private void leaveMemoryToTheServer() {
    boolean ofServer =
        meters.stream()
            .map(Meter::declaration)
            .filter(meter -> meter.role() == MeterRole.PART && meter.domain() == Domain.CPU)
            .anyMatch(meter -> meter.boundary().compareTo(Boundary.BOARD) >= 0);
    if (ofServer) {
      List<Meter> memory =
          meters.stream().filter(meter -> meter.declaration().domain() == Domain.DRAM).toList();
      memory.forEach(Meter::close);
      meters.removeAll(memory);
      List<List<Meter>> ready = standIns.remove(Domain.DRAM);
      if (ready != null) {
        ready.forEach(set -> set.forEach(Meter::close));
      }
      memory.forEach(
          meter ->
              looked.add(
                  meter.declaration().id() + " is left out, for the processor's figure has it in"));
    }
  }

  private String instead(Found.Problem problem) {
    Domain domain = problem.domain();
    if (domain == null) {
      return "";
    }
    List<String> used =
        meters.stream()
            .map(Meter::declaration)
            .filter(meter -> meter.role() == MeterRole.PART && meter.domain() == domain)
            .map(MeterDeclaration::id)
            .toList();
    if (used.isEmpty()) {
      return "; it is not metered";
    }
    return used.equals(List.of(PowerModelMeter.ID))
        ? "; the power model is used instead"
        : "; " + String.join(", ", used) + " is used instead";
  }

  private static String summary(Found found) {
    List<String> told = new ArrayList<>();
    if (!found.meters().isEmpty()) {
      told.add(
          found.meters().stream().map(meter -> meter.declaration().id()).collect(joining(", ")));
    }
    if (!found.remark().isEmpty()) {
      told.add(found.remark());
    }
    found.problems().forEach(problem -> told.add(problem.text()));
    return String.join("; ", told);
  }
}
