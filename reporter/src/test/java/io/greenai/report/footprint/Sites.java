package io.greenai.report.footprint;

import io.greenai.report.org.Allocation;
import io.greenai.report.org.Approvals;
import io.greenai.report.org.CarbonPrice;
import io.greenai.report.org.CloudRegion;
import io.greenai.report.org.Hosting;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Inventory;
import io.greenai.report.org.ModelLife;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Purchase;
import io.greenai.report.org.ReportingPolicy;
import io.greenai.report.org.RestFraction;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.org.StatedPue;
import io.greenai.report.org.StatedWue;
import io.greenai.report.time.FiscalCalendar;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Sites, and organisations with them. */
public final class Sites {
  private Sites() {}

  public static Site own(String country, String pue, RestFraction rest, SiteHardware hardware) {
    return new Site(
        "server room",
        Hosting.OWN,
        country,
        Optional.empty(),
        Optional.empty(),
        List.of("scoring"),
        List.of(),
        Optional.of(new StatedPue(new BigDecimal(pue), "facility meter")),
        Optional.empty(),
        Optional.ofNullable(rest),
        Optional.ofNullable(hardware),
        true,
        List.of());
  }

  /** The same site by another name, for another service. */
  public static Site named(Site site, String name, String service) {
    return new Site(
        name,
        site.hosting(),
        site.country(),
        site.subdivision(),
        site.cloudRegion(),
        List.of(service),
        site.environments(),
        site.pue(),
        site.wue(),
        site.unmeteredRest(),
        site.hardware(),
        site.paysOverhead(),
        site.consumption());
  }

  /** The same site with its water for cooling, L/kWh. */
  public static Site watered(Site site, String wue) {
    return new Site(
        site.name(),
        site.hosting(),
        site.country(),
        site.subdivision(),
        site.cloudRegion(),
        site.services(),
        site.environments(),
        site.pue(),
        Optional.of(new StatedWue(new BigDecimal(wue), "water meter")),
        site.unmeteredRest(),
        site.hardware(),
        site.paysOverhead(),
        site.consumption());
  }

  /** The same site with what all of it used. */
  public static Site using(Site site, SiteConsumption... consumption) {
    return new Site(
        site.name(),
        site.hosting(),
        site.country(),
        site.subdivision(),
        site.cloudRegion(),
        site.services(),
        site.environments(),
        site.pue(),
        site.wue(),
        site.unmeteredRest(),
        site.hardware(),
        site.paysOverhead(),
        List.of(consumption));
  }

  /** The same site with hardware. */
  public static Site on(Site site, SiteHardware hardware) {
    return with(site, Optional.of(hardware), site.hosting(), site.paysOverhead());
  }

  /** The same site in somebody else's building, who pays for cooling and power supply. */
  public static Site rented(Site site) {
    return with(site, site.hardware(), Hosting.COLOCATION, false);
  }

  private static Site with(
      Site site, Optional<SiteHardware> hardware, Hosting hosting, boolean paysOverhead) {
    return new Site(
        site.name(),
        hosting,
        site.country(),
        site.subdivision(),
        site.cloudRegion(),
        site.services(),
        site.environments(),
        site.pue(),
        site.wue(),
        site.unmeteredRest(),
        hardware,
        paysOverhead,
        site.consumption());
  }

  /** The same organisation with an inventory. */
  public static Organisation buying(Organisation plain, Purchase... purchases) {
    return with(
        plain, plain.instruments(), Optional.of(new Inventory(List.of(purchases))), plain.policy());
  }

  /** The same organisation with instruments. */
  public static Organisation holding(Organisation plain, Instrument... instruments) {
    return with(plain, List.of(instruments), plain.inventory(), plain.policy());
  }

  /** The same organisation with a price for its emissions. */
  public static Organisation charging(Organisation plain, CarbonPrice price) {
    return with(
        plain,
        plain.instruments(),
        plain.inventory(),
        new ReportingPolicy(Optional.empty(), Optional.empty(), Optional.of(price)));
  }

  private static Organisation with(
      Organisation plain,
      List<Instrument> instruments,
      Optional<Inventory> inventory,
      ReportingPolicy policy) {
    return new Organisation(
        plain.name(),
        plain.consolidation(),
        plain.zone(),
        plain.fiscalCalendar(),
        plain.idle(),
        plain.jvmOverhead(),
        plain.approvals(),
        plain.revenue(),
        plain.sites(),
        instruments,
        plain.population(),
        plain.models(),
        inventory,
        policy);
  }

  public static Site cloud(String provider, String region, String country) {
    return new Site(
        region,
        Hosting.CLOUD,
        country,
        Optional.empty(),
        Optional.of(new CloudRegion(provider, region)),
        List.of("scoring"),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        List.of());
  }

  public static Organisation organisation(Allocation idle, Allocation jvm, Site... sites) {
    return new Organisation(
        "Example",
        "operational-control",
        ZoneId.of("Europe/Berlin"),
        FiscalCalendar.calendarYears(),
        idle,
        jvm,
        new Approvals(Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        List.of(sites),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        ReportingPolicy.NONE);
  }

  /** The same organisation with the lives of its models. */
  public static Organisation living(Organisation plain, ModelLife... lives) {
    return new Organisation(
        plain.name(),
        plain.consolidation(),
        plain.zone(),
        plain.fiscalCalendar(),
        plain.idle(),
        plain.jvmOverhead(),
        plain.approvals(),
        plain.revenue(),
        plain.sites(),
        plain.instruments(),
        plain.population(),
        List.of(lives),
        plain.inventory(),
        plain.policy());
  }
}
