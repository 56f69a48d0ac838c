package io.greenai.report.ingest;

import static java.math.BigInteger.ZERO;
import static java.util.stream.Collectors.toCollection;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Header;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells which meters of a window are behind its postings: how far they reach and err. */
final class MeterErrors {
  private static final String UNDECLARED = "undeclared";

  private final String cpuModel;
  private final Map<Domain, List<MeterDeclaration>> parts = new EnumMap<>(Domain.class);

  /**
   * Of windows that have the same meters.
   *
   * @param read the ids of those meters
   */
  MeterErrors(Header header, Set<String> read) {
    this.cpuModel = header.hardware().cpuModel();
    for (Domain domain : Domain.values()) {
      parts.put(
          domain,
          header.meters().stream()
              .filter(meter -> meter.role() == MeterRole.PART && meter.domain() == domain)
              .filter(meter -> read.contains(meter.id()))
              .toList());
    }
  }

  /** The ids of the meters that a window has, a set of its own. */
  static Set<String> read(Window window) {
    return window.meters().stream().map(MeterReading::meterId).collect(toCollection(TreeSet::new));
  }

  /** The widest of the {@code part} meters; of none the narrowest there is. */
  Boundary boundary() {
    return parts.values().stream()
        .flatMap(Collection::stream)
        .map(MeterDeclaration::boundary)
        .max(Comparator.naturalOrder())
        .orElse(Boundary.PACKAGE);
  }

  /**
   * A posting's standard error by group of meters, in picojoules (1 uJ x 1 ppm = 1 pJ): as the
   * posting states it where one kind of meter is behind all of it; else, domain by domain, as the
   * header declares the least certain meter of each kind.
   */
  SortedMap<MeterGroup, BigInteger> picojoules(Posting posting) {
    Set<String> kinds = new TreeSet<>();
    SortedMap<MeterGroup, BigInteger> declared = new TreeMap<>();
    BigInteger energy = ZERO;
    for (Map.Entry<Domain, Long> booked : posting.energyMicrojoules().entrySet()) {
      BigInteger microjoules = BigInteger.valueOf(booked.getValue());
      if (microjoules.signum() > 0) {
        energy = energy.add(microjoules);
        ppmByKind(booked.getKey())
            .forEach(
                (kind, ppm) -> {
                  kinds.add(kind);
                  declared.merge(group(kind), microjoules.multiply(ppm), BigInteger::add);
                });
      }
    }
    if (kinds.size() > 1) {
      return declared;
    }
    BigInteger stated = energy.multiply(BigInteger.valueOf(posting.meterUncertaintyPpm()));
    SortedMap<MeterGroup, BigInteger> errors = new TreeMap<>();
    if (stated.signum() > 0) {
      errors.put(group(kinds.isEmpty() ? UNDECLARED : kinds.iterator().next()), stated);
    }
    return errors;
  }

  private Map<String, BigInteger> ppmByKind(Domain domain) {
    Map<String, BigInteger> ppm = new TreeMap<>();
    for (MeterDeclaration meter : parts.getOrDefault(domain, List.of())) {
      ppm.merge(meter.kind(), BigInteger.valueOf(meter.uncertaintyPpm()), BigInteger::max);
    }
    return ppm;
  }

  private MeterGroup group(String kind) {
    return new MeterGroup(kind, cpuModel);
  }
}
