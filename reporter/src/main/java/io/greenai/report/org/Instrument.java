package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contractual instrument that conveys where electricity comes from, as the GHG Protocol Scope 2
 * Guidance (2015), chapter 7, has it.
 *
 * @param id in the registry or on the contract
 * @param site whose electricity it is for
 * @param market in which it may be claimed
 * @param first first day of the generation that it is about
 * @param last last day of that
 * @param gramsPerKilowattHour the emission rate that it conveys, gCO2e/kWh, absent where it conveys
 *     none
 * @param generatedFrom share of each source that it conveys, 0 to 1, together at most 1; empty
 *     where it conveys none
 * @param soleClaim whether no other instrument claims the same attributes
 * @param retirement how it was retired or cancelled, absent while it was not
 * @param attributesIncluded for a contract: whether certificates come with it; for a supplier's
 *     rate: whether it is that of electricity delivered, certificates included
 * @param allocations what of it is for the AI load of the site before anything else; no more than
 *     its volume together
 */
public record Instrument(
    String id,
    Type type,
    String site,
    Market market,
    BigDecimal microjoules,
    LocalDate first,
    LocalDate last,
    Optional<BigDecimal> gramsPerKilowattHour,
    Map<EnergySource, BigDecimal> generatedFrom,
    boolean soleClaim,
    Optional<Retirement> retirement,
    boolean attributesIncluded,
    List<AiAllocation> allocations) {

  /** Kinds of instruments, the more specific before the less. */
  public enum Type {
    CERTIFICATE("certificate"),
    CONTRACT("contract"),
    SUPPLIER_RATE("supplier-rate");

    private final String id;

    Type(String id) {
      this.id = id;
    }

    /** The name in a file and on a report. */
    public String id() {
      return id;
    }
  }

  public Instrument {
    requireNonNull(id, "id");
    requireNonNull(type, "type");
    requireNonNull(site, "site");
    requireNonNull(market, "market");
    requireNonNull(microjoules, "microjoules");
    requireNonNull(gramsPerKilowattHour, "gramsPerKilowattHour");
    requireNonNull(retirement, "retirement");
    generatedFrom = Map.copyOf(generatedFrom);
    allocations = List.copyOf(allocations);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("instrument '" + id + "' ends before it begins");
    }
  }

  /** Share of it that it conveys to be from a source, 0 to 1. */
  public BigDecimal generatedFrom(EnergySource source) {
    return generatedFrom.getOrDefault(source, BigDecimal.ZERO);
  }

  /** Share of it for which it conveys no source, 0 to 1. */
  public BigDecimal withoutSource() {
    return generatedFrom.values().stream().reduce(BigDecimal.ONE, BigDecimal::subtract);
  }

  /**
   * The quality criteria of the Scope 2 Guidance that it fails at a site, each in words; none where
   * it may be applied. Whether its generation is close enough in time (criterion 4) the period
   * decides: only the part inside it counts.
   */
  public List<String> failures(Site at) {
    List<String> failures = new ArrayList<>();
    if (gramsPerKilowattHour.isEmpty()) {
      failures.add("it conveys no emission rate (QC 1)");
    }
    if (!soleClaim) {
      failures.add("it is not stated to be the only claim (QC 2)");
    }
    if (retirement.isEmpty()) {
      failures.add("it is not stated to be retired (QC 3)");
    }
    if (!market.covers(at)) {
      failures.add("its market " + market + " is not the site's, " + at.country() + " (QC 5)");
    }
    if (!attributesIncluded && type == Type.SUPPLIER_RATE) {
      failures.add("the supplier's rate is not stated to include certificates (QC 6)");
    }
    if (!attributesIncluded && type == Type.CONTRACT) {
      failures.add("the contract is not stated to transfer certificates (QC 7)");
    }
    return failures;
  }
}
