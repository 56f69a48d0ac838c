package io.greenai.report.disclose;

import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteHardware;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Numbers that the organisation states for its sites, as rows beside the factors. */
final class StatedRows {
  private StatedRows() {}

  static FactorRow pue(Site site, BigDecimal value, String source) {
    return row(site, "pue", "PUE of ", value, "", source);
  }

  static FactorRow wue(Site site, BigDecimal value, String source) {
    return row(site, "wue", "WUE of ", value, "L/kWh", source);
  }

  /** What meters leave out, as a fraction of metered energy. */
  static Stream<FactorRow> rest(Site site) {
    return site.unmeteredRest().stream()
        .map(rest -> row(site, "rest", "unmetered rest at ", rest.central(), "", rest.source()));
  }

  /** Making one host, and the time over which it is written off. */
  static Stream<FactorRow> hardware(Site site) {
    return site.hardware().stream()
        .flatMap(
            host ->
                Stream.of(
                    making(site, host),
                    row(
                        site,
                        "lifetime",
                        "lifetime at ",
                        host.lifetimeYears(),
                        "years",
                        host.source())));
  }

  private static FactorRow making(Site site, SiteHardware hardware) {
    FactorRow stated =
        row(
            site,
            "hardware",
            "hardware at ",
            hardware.embodiedGrams(),
            "g CO2e",
            hardware.source());
    return hardware.host().map(host -> FactorRows.partOf(host, stated)).orElse(stated);
  }

  private static FactorRow row(
      Site site, String key, String name, BigDecimal value, String unit, String source) {
    return new FactorRow(
        FigureId.of("site", site.name(), key),
        name + site.name(),
        value,
        unit,
        "stated by the organisation",
        "",
        source,
        "own figure");
  }
}
