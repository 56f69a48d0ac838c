package io.greenai.report.disclose;

import io.greenai.report.disclose.SiteDraw.Rating;
import io.greenai.report.disclose.SiteDraw.Reach;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.factor.FactorChoice.Published;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.GenerationMix;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells how figures of a footprint came about: which energy at which site met which factors. */
final class Origins {
  private static final String SITES = "sites";

  private final Organisation organisation;
  private final Footprint footprint;
  private final Allocation idle;

  Origins(Organisation organisation, Footprint footprint) {
    this(organisation, footprint, organisation.idle());
  }

  private Origins(Organisation organisation, Footprint footprint, Allocation idle) {
    this.organisation = organisation;
    this.footprint = footprint;
    this.idle = idle;
  }

  /** Of the same totals with another policy for idle energy. */
  Origins under(Allocation other) {
    return new Origins(organisation, footprint.under(other), other);
  }

  /** Energy as booked, before any policy. */
  Derivation booked(Selection of) {
    return booked(footprint.totals().sum(of).totalMicrojoules(), of);
  }

  static Derivation booked(BigInteger microjoules, Selection of) {
    return Derivation.of(Formula.of(ledgers("booked energy", microjoules, of)));
  }

  /** Metered energy once the policies for idle and overhead are applied. */
  Derivation allocated(Selection of) {
    BigInteger booked = footprint.totals().sum(of).totalMicrojoules();
    if (policies().isEmpty()) {
      return booked(booked, of);
    }
    BigInteger pooled = SiteDraw.metered(footprint, of).subtract(booked);
    return Derivation.of(
            Formula.of(ledgers("booked energy", booked, of))
                .plus(Formula.of(ledgers("its share of pooled energy by policy", pooled, of))))
        .beside(policies());
  }

  /** Metered energy and the unmetered rest, site by site. */
  Derivation it(Selection of) {
    return energy(of, Reach::it);
  }

  /** IT energy times PUE, site by site. */
  Derivation facility(Selection of) {
    return energy(of, Reach::facility);
  }

  /** What the organisation buys itself, site by site. */
  Derivation bought(Selection of) {
    return energy(of, Reach::bought);
  }

  /** Energy of no site counts as meters have it. */
  private Derivation energy(Selection of, Reach reach) {
    Derivation sited = bySite(of, draw -> Optional.of(draw.energy(reach)));
    Selection nowhere = nowhere(of);
    if (taken(nowhere)) {
      BigInteger metered = SiteDraw.metered(footprint, nowhere);
      return sited.plus(Derivation.of(Formula.of(ledgers("energy at no site", metered, nowhere))));
    }
    return sited.arithmetic().isPresent()
        ? sited
        : Derivation.of(Formula.constant(0)).noting("nothing was booked for it");
  }

  /** Emissions of energy at a rate per kilowatt-hour. */
  Derivation emissions(Selection of, Reach reach, Rating rating) {
    return rated(of, draw -> draw.times(reach, rating));
  }

  /** Emissions of the whole life cycle of electricity. */
  Derivation wholeLife(Selection of) {
    return emissions(of, Reach::facility, GridTerms::wholeLife);
  }

  /** What electricity takes from the environment besides the air. */
  Derivation resources(Selection of, Function<SiteDraw, Optional<Formula>> taking) {
    return rated(of, taking);
  }

  /** Facility energy of own sites that the plants of a country generated. */
  Derivation sources(Selection of, Function<GenerationMix, FactorRow> share) {
    return rated(
        of,
        draw ->
            draw.at()
                .mix()
                .map(share)
                .flatMap(row -> draw.factor("share", new Published(row, Optional.empty())))
                .map(row -> draw.energy(Reach::facility).times(row)));
  }

  /** Making the hardware, by the time and the part of each host that {@code of} reserved. */
  Derivation embodied(Selection of) {
    return bySite(of, new HardwareTerms(footprint)::share);
  }

  /** The same if it were written off over {@code years} everywhere. */
  Derivation embodied(Selection of, int years) {
    return bySite(of, new HardwareTerms(footprint).over(years)::share);
  }

  /** Electricity of clouds, and the providers' hardware where a site states it. */
  Derivation cloud(Selection of) {
    return wholeLife(of).plus(embodied(of));
  }

  /** An amount of energy that ledgers hold. */
  static OfLedgers ledgers(String name, BigInteger microjoules, Selection of) {
    return new OfLedgers(name, new BigDecimal(microjoules), Unit.MICROJOULES, of.terms());
  }

  /** As {@link #bySite}; energy of no site has no rate. */
  private Derivation rated(Selection of, Function<SiteDraw, Optional<Formula>> formula) {
    Selection nowhere = nowhere(of);
    Derivation sited = bySite(of, formula);
    return taken(nowhere)
        ? sited.beside(
            List.of(ledgers("energy at no site", SiteDraw.metered(footprint, nowhere), nowhere)))
        : sited;
  }

  /** The sum over sites; energy of those without a formula is told beside it. */
  private Derivation bySite(Selection of, Function<SiteDraw, Optional<Formula>> formula) {
    List<Formula.Part> parts = new ArrayList<>();
    List<Input> beside = new ArrayList<>(policies());
    for (SiteFactors at : footprint.sites()) {
      Selection here = of.at(at.site(), organisation);
      if (taken(here)) {
        SiteDraw draw = new SiteDraw(footprint, at, here);
        formula
            .apply(draw)
            .ifPresentOrElse(
                one -> parts.add(new Formula.Part(at.site().name(), one)),
                () -> draw.metering().forEach(beside::add));
      }
    }
    return Derivation.sum(SITES, parts).beside(beside);
  }

  private Selection nowhere(Selection of) {
    return of.where(
        "site", "none", key -> organisation.siteOf(key.service(), key.environment()).isEmpty());
  }

  private boolean taken(Selection of) {
    return footprint.impacts().keySet().stream().anyMatch(of);
  }

  /** Those that move energy to models. */
  private List<Input> policies() {
    return Stream.of(
            new OfPolicy("policy for idle energy", idle.id()),
            new OfPolicy("policy for JVM overhead", organisation.jvmOverhead().id()))
        .filter(policy -> !policy.choice().equals(Allocation.NONE.id()))
        .<Input>map(policy -> policy)
        .toList();
  }
}
