package io.greenai.report.disclose;

import io.greenai.report.disclose.SiteDraw.Reach;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.InstrumentRow;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Organisation;
import java.util.stream.Stream;

/** What market-based Scope 2 of a footprint rests on. */
final class MarketBasis {
  private final Footprint footprint;
  private final Origins origins;
  private final SignedAllocations allocations;

  MarketBasis(Organisation organisation, Footprint footprint, Origins origins) {
    this.footprint = footprint;
    this.origins = origins;
    this.allocations = new SignedAllocations(organisation, footprint, origins);
  }

  /** Over figures of the register. */
  Derivation derivation(Selection own) {
    return allocations.in(origins.emissions(own, Reach::bought, MarketTerms::rate));
  }

  /** These figures, for derivations about another period or policy than the report's own. */
  Inlined figures() {
    return Inlined.of(
        Stream.of(
                footprint.sites().stream()
                    .map(SiteFactors::site)
                    .flatMap(
                        site -> SiteElectricity.of(site, footprint.totals().period()).stream()),
                new InstrumentRows(footprint).rows().stream().flatMap(InstrumentRow::figures),
                allocations.tables().stream().flatMap(LineTable::figures))
            .flatMap(figures -> figures));
  }
}
