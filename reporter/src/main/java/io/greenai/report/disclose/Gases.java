package io.greenai.report.disclose;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.TextBlock;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.TableManifest;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.GridFactors;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.footprint.SiteSignals;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which greenhouse gases are counted, by which potentials, and which are not. */
final class Gases {
  static final String BIOGENIC = "Outside the scopes: biogenic CO2";
  private static final String WHY_NOT_BIOGENIC =
      "no factor in use tells the CO2 of burning biomass for electricity apart";

  private Gases() {}

  /** What the GHG Protocol has reported apart from the scopes. */
  static Figure biogenic() {
    return Figure.absent(
            "esg.biogenic", BIOGENIC, Unit.GRAMS_CO2E, Reason.NOT_DETERMINED, WHY_NOT_BIOGENIC)
        .by(WHY_NOT_BIOGENIC);
  }

  static TextBlock of(Footprint footprint) {
    String stated =
        footprint.sites().stream().anyMatch(at -> at.site().hardware().isPresent())
            ? " Hardware as sites state it: gases and potentials not stated."
            : "";
    return TextBlock.of(
        "Gases and global warming potentials",
        "Emissions are carbon dioxide equivalents. This report weighs no gas against another"
            + " itself: a factor holds the gases, weighed by the global warming potentials (GWP),"
            + " that its publisher chose. Editions of the IPCC differ by about a tenth for methane;"
            + " direct factors, most of which is carbon dioxide, move by less than 1 %. In use"
            + " here: "
            + tables(footprint)
            + byTime(footprint)
            + "."
            + stated,
        "Biogenic CO2, which the GHG Protocol has reported outside the scopes, is not determined: "
            + WHY_NOT_BIOGENIC
            + ". Direct factors leave it out, modelled ones count coal, gas and oil alone.");
  }

  private static String tables(Footprint footprint) {
    return footprint.sites().stream()
        .flatMap(Gases::rows)
        .map(FactorRow::table)
        .filter(table -> !table.gases().equals("none"))
        .distinct()
        .collect(
            groupingBy(
                FactorRows::gases, TreeMap::new, mapping(TableManifest::title, joining(", "))))
        .entrySet()
        .stream()
        .map(gases -> gases.getKey() + ": " + gases.getValue())
        .collect(joining("; "));
  }

  private static String byTime(Footprint footprint) {
    return footprint.sites().stream()
        .flatMap(at -> at.signals().stream())
        .map(SiteSignals::publisher)
        .distinct()
        .map(publisher -> "; by the quarter-hour, " + publisher.gases() + ": " + publisher.title())
        .collect(joining());
  }

  private static Stream<FactorRow> rows(SiteFactors at) {
    GridFactors grid = at.grid();
    Stream<FactorChoice> own =
        at.isScope2()
            ? Stream.of(grid.direct(), grid.upstream(), at.market().rest())
            : Stream.empty();
    return Stream.concat(own, Stream.of(grid.lifecycle()))
        .flatMap(choice -> choice.rows().stream());
  }
}
