package io.greenai.report.footprint;

import io.greenai.report.factor.series.SignalPublisher;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Approvals;
import io.greenai.report.org.CarbonPrice;
import io.greenai.report.org.CloudRegion;
import io.greenai.report.org.Hosting;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Inventory;
import io.greenai.report.org.ModelLife;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Population;
import io.greenai.report.org.Purchase;
import io.greenai.report.org.ReportingPolicy;
import io.greenai.report.org.RestFraction;
import io.greenai.report.org.Revenue;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.org.SiteIntensities;
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
        List.of(),
        Optional.empty());
  }

  /** The same site by another name, for another service. */
  public static Site named(Site site, String name, String service) {
    return new Like(site) {
      @Override
      String name() {
        return name;
      }

      @Override
      List<String> services() {
        return List.of(service);
      }
    }.site();
  }

  /** The same site with its water for cooling, L/kWh. */
  public static Site watered(Site site, String wue) {
    return new Like(site) {
      @Override
      Optional<StatedWue> wue() {
        return Optional.of(new StatedWue(new BigDecimal(wue), "water meter"));
      }
    }.site();
  }

  /** The same site with what all of it used. */
  public static Site using(Site site, SiteConsumption... consumption) {
    return new Like(site) {
      @Override
      List<SiteConsumption> consumption() {
        return List.of(consumption);
      }
    }.site();
  }

  /** The same site with intensities of its grid by time. */
  public static Site timed(Site site, SignalPublisher publisher, String zone) {
    return new Like(site) {
      @Override
      Optional<SiteIntensities> intensities() {
        return Optional.of(new SiteIntensities(publisher, zone));
      }
    }.site();
  }

  /** The same site with hardware. */
  public static Site on(Site site, SiteHardware hardware) {
    return new Like(site) {
      @Override
      Optional<SiteHardware> hardware() {
        return Optional.of(hardware);
      }
    }.site();
  }

  /** The same site in somebody else's building, who pays for cooling and power supply. */
  public static Site rented(Site site) {
    return new Like(site) {
      @Override
      Hosting hosting() {
        return Hosting.COLOCATION;
      }

      @Override
      boolean paysOverhead() {
        return false;
      }
    }.site();
  }

  /** A site like another but for what is overridden. */
  private static class Like {
    private final Site site;

    Like(Site site) {
      this.site = site;
    }

    String name() {
      return site.name();
    }

    Hosting hosting() {
      return site.hosting();
    }

    List<String> services() {
      return site.services();
    }

    Optional<StatedWue> wue() {
      return site.wue();
    }

    Optional<SiteHardware> hardware() {
      return site.hardware();
    }

    boolean paysOverhead() {
      return site.paysOverhead();
    }

    List<SiteConsumption> consumption() {
      return site.consumption();
    }

    Optional<SiteIntensities> intensities() {
      return site.intensities();
    }

    Site site() {
      return new Site(
          name(),
          hosting(),
          site.country(),
          site.subdivision(),
          site.cloudRegion(),
          services(),
          site.environments(),
          site.pue(),
          wue(),
          site.unmeteredRest(),
          hardware(),
          paysOverhead(),
          consumption(),
          intensities());
    }
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

  /** The same organisation earning money. */
  public static Organisation earning(Organisation plain, Revenue revenue) {
    return with(
        plain,
        List.of(revenue),
        plain.instruments(),
        plain.population(),
        plain.models(),
        plain.inventory(),
        plain.policy());
  }

  /** The same organisation expecting services to run. */
  public static Organisation expecting(Organisation plain, Population population) {
    return with(
        plain,
        plain.revenue(),
        plain.instruments(),
        Optional.of(population),
        plain.models(),
        plain.inventory(),
        plain.policy());
  }

  /** The same organisation with the lives of its models. */
  public static Organisation living(Organisation plain, ModelLife... lives) {
    return with(
        plain,
        plain.revenue(),
        plain.instruments(),
        plain.population(),
        List.of(lives),
        plain.inventory(),
        plain.policy());
  }

  private static Organisation with(
      Organisation plain,
      List<Instrument> instruments,
      Optional<Inventory> inventory,
      ReportingPolicy policy) {
    return with(
        plain, plain.revenue(), instruments, plain.population(), plain.models(), inventory, policy);
  }

  private static Organisation with(
      Organisation plain,
      List<Revenue> revenue,
      List<Instrument> instruments,
      Optional<Population> population,
      List<ModelLife> models,
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
        revenue,
        plain.sites(),
        instruments,
        population,
        models,
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
        List.of(),
        Optional.empty());
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
        List.of(),
        List.of(sites),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        ReportingPolicy.NONE);
  }
}
