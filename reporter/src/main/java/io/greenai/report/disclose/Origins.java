package io.greenai.report.disclose;

import static java.util.stream.Collectors.toMap;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.GenerationMix;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.MatchedEnergy;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.footprint.SiteSignals;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells how figures of a footprint came about: which energy at which site met which factors. */
final class Origins {
  private static final String ENERGY = "energy";
  private static final String BY_TIME = " by time at ";

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
    return Derivation.of("booked energy", ledgers("booked energy", microjoules, of));
  }

  /** Metered energy once the policies for idle and overhead are applied. */
  Derivation allocated(Selection of) {
    List<Input> inputs = new ArrayList<>();
    inputs.add(ledgers("booked energy", footprint.totals().sum(of).totalMicrojoules(), of));
    inputs.addAll(policies());
    return policies().isEmpty()
        ? new Derivation("booked energy", inputs)
        : new Derivation("booked energy + its share of pooled energy by policy", inputs);
  }

  /** Metered energy and the unmetered rest, site by site. */
  Derivation it(Selection of) {
    return bySite("sum over sites: energy x (1 + unmetered rest)", of, (at, here) -> Stream.of());
  }

  /** IT energy times PUE, site by site. */
  Derivation facility(Selection of) {
    return bySite(
        "sum over sites: energy x (1 + unmetered rest) x PUE",
        of,
        (at, here) -> factor("PUE", at, at.pue()));
  }

  /**
   * Emissions of facility energy.
   *
   * @param factor as the formula calls what facility energy is multiplied by
   * @param choices its parts
   */
  Derivation emissions(Selection of, String factor, Function<SiteFactors, Stream<Named>> choices) {
    boolean byTime = footprint.sites().stream().anyMatch(at -> at.signals().isPresent());
    return bySite(
        "sum over sites: energy x (1 + unmetered rest) x PUE x ("
            + factor
            + ") / 3.6E12 uJ/kWh"
            + (byTime ? "; energy with a factor by time meets that one" : ""),
        of,
        (at, here) ->
            Stream.of(
                    factor("PUE", at, at.pue()),
                    choices.apply(at).flatMap(named -> factor(named.name(), at, named.choice())),
                    byTime(at, here, choices.apply(at)))
                .flatMap(inputs -> inputs));
  }

  /** For energy whose quarter-hour has an intensity, the mean of these stands in for the factor. */
  private Stream<Input> byTime(SiteFactors at, Selection here, Stream<Named> named) {
    if (at.signals().isEmpty()) {
      return Stream.empty();
    }
    MatchedEnergy energy = footprint.matched(here);
    return named.flatMap(
        name ->
            name.byTime().apply(energy).stream()
                .flatMap(mean -> byTime(name.name() + BY_TIME + at.site().name(), mean, here)));
  }

  private static Stream<Input> byTime(String name, SiteSignals.Mean mean, Selection here) {
    return Stream.of(
        new OfLedgers(
            "energy with " + name,
            mean.energy().microjoules().setScale(0, RoundingMode.HALF_EVEN),
            Unit.MICROJOULES,
            here.terms()),
        mean.factor().isInternal()
            ? new OfPolicy(name, "internal, " + mean.factor().basis())
            : new OfLedgers(name, mean.factor().number(), Unit.GRAMS_CO2E_PER_KWH, here.terms()));
  }

  /**
   * What electricity takes from the environment besides the air.
   *
   * @param choices the factors that the formula names
   */
  Derivation resources(Selection of, String formula, Function<SiteFactors, Stream<Named>> choices) {
    return bySite(
        "sum over sites: energy x (1 + unmetered rest) x (" + formula + ") / 3.6E12 uJ/kWh",
        of,
        (at, here) ->
            Stream.concat(
                factor("PUE", at, at.pue()),
                choices.apply(at).flatMap(named -> factor(named.name(), at, named.choice()))));
  }

  /** Facility energy of own sites that the plants of a country generated. */
  Derivation sources(
      Selection of, Function<GenerationMix, io.greenai.report.factor.FactorRow> share) {
    return bySite(
        "sum over sites: energy x (1 + unmetered rest) x PUE x share of generation",
        of,
        (at, here) ->
            Stream.concat(
                factor("PUE", at, at.pue()),
                at
                    .mix()
                    .map(share)
                    .flatMap(
                        row ->
                            factor("share", at, new FactorChoice.Published(row, Optional.empty()))
                                .findFirst())
                    .stream()));
  }

  /** Making the hardware, by the time and the part of each host that {@code of} reserved. */
  Derivation embodied(Selection of) {
    List<Input> inputs = new ArrayList<>(policies());
    for (SiteFactors at : footprint.sites()) {
      Selection here = at(of, at.site());
      if (taken(here)) {
        inputs.add(
            new OfLedgers(
                "host time at " + at.site().name(),
                hostTime(here),
                Unit.NANOSECONDS,
                here.terms()));
        StatedRows.hardware(at.site()).forEach(row -> inputs.add(new OfFactor(row.name(), row)));
      }
    }
    return new Derivation(
        "sum over sites: hardware x host time by share of what is reserved / (lifetime x 8760 h x 3.6E12"
            + " ns/h)",
        inputs);
  }

  /** Electricity of clouds, and the providers' hardware where a site states it. */
  Derivation cloud(Selection of) {
    Derivation electricity = emissions(of, GridTerms.WHOLE_LIFE, GridTerms::wholeLife);
    Selection stated =
        of.where(
            "hardware",
            "stated",
            key ->
                organisation
                    .siteOf(key.service(), key.environment())
                    .flatMap(Site::hardware)
                    .isPresent());
    if (!taken(stated)) {
      return electricity;
    }
    Derivation hardware = embodied(stated);
    List<Input> inputs = new ArrayList<>(electricity.inputs());
    inputs.addAll(hardware.inputs());
    return new Derivation(electricity.formula() + " + " + hardware.formula(), inputs);
  }

  /**
   * A factor by the name that a formula gives it.
   *
   * @param byTime what stands in its place for energy whose quarter-hour has an intensity
   */
  record Named(
      String name,
      FactorChoice choice,
      Function<MatchedEnergy, Optional<SiteSignals.Mean>> byTime) {

    /** One that holds at any time. */
    Named(String name, FactorChoice choice) {
      this(name, choice, energy -> Optional.empty());
    }
  }

  /** An amount of energy that ledgers hold. */
  static OfLedgers ledgers(String name, BigInteger microjoules, Selection of) {
    return new OfLedgers(name, new BigDecimal(microjoules), Unit.MICROJOULES, of.terms());
  }

  private Derivation bySite(
      String formula, Selection of, BiFunction<SiteFactors, Selection, Stream<Input>> factors) {
    List<Input> inputs = new ArrayList<>(policies());
    for (SiteFactors at : footprint.sites()) {
      Selection here = at(of, at.site());
      if (taken(here)) {
        at.site().unmeteredRest().ifPresent(rest -> inputs.addAll(rest(at.site())));
        for (boolean wall : new boolean[] {false, true}) {
          Selection part = here.atWall(wall);
          if (taken(part)) {
            String name = ENERGY + (wall ? " metered at the wall" : "") + " at " + at.site().name();
            inputs.add(ledgers(name, metered(part), part));
          }
        }
        factors.apply(at, here).forEach(inputs::add);
      }
    }
    Selection nowhere =
        of.where(
            "site", "none", key -> organisation.siteOf(key.service(), key.environment()).isEmpty());
    if (taken(nowhere)) {
      inputs.add(ledgers(ENERGY + " at no site", metered(nowhere), nowhere));
    }
    return new Derivation(formula, inputs);
  }

  private static List<Input> rest(Site site) {
    return StatedRows.rest(site).<Input>map(row -> new OfFactor(row.name(), row)).toList();
  }

  private static Stream<Input> factor(String name, SiteFactors at, FactorChoice choice) {
    return Stream.concat(
        FactorRows.row(at, name, choice)
            .map(row -> new OfFactor(name + " at " + at.site().name(), row)),
        FactorRows.parts(choice).map(row -> new OfFactor(row.name(), row)));
  }

  private Selection at(Selection of, Site site) {
    return of.where(
        "site",
        site.name(),
        key ->
            organisation.siteOf(key.service(), key.environment()).filter(site::equals).isPresent());
  }

  private boolean taken(Selection of) {
    return footprint.impacts().keySet().stream().anyMatch(of);
  }

  private BigInteger metered(Selection of) {
    return footprint.impacts().entrySet().stream()
        .filter(impact -> of.test(impact.getKey()))
        .map(impact -> impact.getValue().metered().microjoules())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private BigDecimal hostTime(Selection of) {
    Map<String, BigInteger> booked =
        footprint.totals().hosts().stream()
            .collect(toMap(HostTotals::hostKey, HostTotals::bookedNanos));
    BigDecimal sum = BigDecimal.ZERO;
    for (LoadKey key : footprint.impacts().keySet()) {
      Optional<Estimate> share = footprint.hostShares().of(key).filter(some -> of.test(key));
      if (share.isPresent()) {
        BigInteger nanos = booked.getOrDefault(key.hostKey(), BigInteger.ZERO);
        sum = sum.add(share.get().central().multiply(new BigDecimal(nanos)));
      }
    }
    return sum;
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
