package io.greenai.report.disclose;

import io.greenai.report.disclose.SiteDraw.Rate;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Formula.Part;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.footprint.Claim;
import io.greenai.report.footprint.MarketMix;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a kilowatt-hour of AI load emits by contracts, as formulas tell of it: over the shares of
 * instruments, which are figures, and the rates that they convey.
 */
final class MarketTerms {
  private static final Formula ONE = Formula.constant(1);

  private MarketTerms() {}

  /** Without a rate where instruments are there whose share is not known. */
  static Rate rate(SiteDraw draw) {
    MarketMix market = draw.at().market();
    List<Claim> claims = holding(market);
    if (market.consumed().isEmpty() && !claims.isEmpty()) {
      return new Rate(List.of());
    }
    return GridTerms.rest(draw).of(rest -> blended(draw.at().site(), market, rest));
  }

  /** Those that are applied. */
  static List<Claim> holding(MarketMix market) {
    return market.claims().stream().filter(claim -> claim.failures().isEmpty()).toList();
  }

  private static Optional<Formula> blended(Site site, MarketMix market, Optional<Formula> rest) {
    List<Claim> claims = holding(market);
    Optional<Formula> others = others(claims, rest);
    if (market.aiLoad().signum() == 0) {
      return others;
    }
    List<Claim> dedicated = dedicated(claims);
    if (dedicated.isEmpty()) {
      return others;
    }
    Formula load = aiLoad(site);
    Formula taken = total(dedicated, claim -> taken(claim).times(rate(claim))).over(load);
    BigDecimal left =
        market
            .aiLoad()
            .subtract(
                dedicated.stream().map(Claim::dedicated).reduce(BigDecimal.ZERO, BigDecimal::add));
    return left.signum() <= 0
        ? Optional.of(taken)
        : others.map(rate -> taken.plus(open(dedicated, load).times(rate)));
  }

  /** Share of the AI load of a site that claims cover, each in part. */
  static Formula covered(SiteDraw draw, List<Claim> claims, Function<Claim, Formula> part) {
    MarketMix market = draw.at().market();
    Formula atRate = total(claims, claim -> share(claim).times(part.apply(claim)));
    List<Claim> dedicated = dedicated(holding(market));
    if (market.aiLoad().signum() == 0 || dedicated.isEmpty()) {
      return atRate;
    }
    Formula load = aiLoad(draw.at().site());
    Formula rest = open(dedicated, load).times(atRate);
    List<Claim> signed = dedicated(claims);
    return signed.isEmpty()
        ? rest
        : total(signed, claim -> taken(claim).times(part.apply(claim))).over(load).plus(rest);
  }

  private static List<Claim> dedicated(List<Claim> claims) {
    return claims.stream().filter(claim -> claim.dedicated().signum() > 0).toList();
  }

  private static Formula aiLoad(Site site) {
    return Formula.of(new OfFigure("AI load of " + site.name(), load(site)));
  }

  /** Share of the AI load that nothing is dedicated to. */
  private static Formula open(List<Claim> dedicated, Formula load) {
    return ONE.minus(total(dedicated, MarketTerms::taken).over(load).atMost(ONE));
  }

  /** Of whatever nothing is dedicated to. */
  private static Optional<Formula> others(List<Claim> claims, Optional<Formula> rest) {
    if (claims.isEmpty()) {
      return rest;
    }
    Formula covered = total(claims, claim -> share(claim).times(rate(claim)));
    boolean whole =
        claims.stream()
                .map(Claim::share)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .compareTo(BigDecimal.ONE)
            == 0;
    return whole
        ? Optional.of(covered)
        : rest.map(
            factor -> covered.plus(ONE.minus(total(claims, MarketTerms::share)).times(factor)));
  }

  static Formula total(List<Claim> claims, Function<Claim, Formula> of) {
    return new Formula.Total(
        "instruments",
        claims.stream().map(claim -> new Part(claim.instrument().id(), of.apply(claim))).toList());
  }

  static Formula share(Claim claim) {
    return figure("share", claim);
  }

  static Formula taken(Claim claim) {
    return figure("dedicated", claim, "taken by AI load");
  }

  private static Formula figure(String key, Claim claim) {
    return figure(key, claim, key);
  }

  /** A figure of the register, by its name there. */
  static Formula figure(String key, Claim claim, String name) {
    String instrument = claim.instrument().id();
    return new Named(
        name, new OfFigure(name + " of " + instrument, id(claim.instrument(), key)), List.of());
  }

  private static Formula rate(Claim claim) {
    Instrument instrument = claim.instrument();
    FactorRow row =
        new FactorRow(
            FigureId.of("instrument", instrument.id(), "rate"),
            "rate of " + instrument.id(),
            instrument.gramsPerKilowattHour().orElse(BigDecimal.ZERO),
            "g CO2e/kWh",
            "as the instrument conveys it",
            "",
            "instruments register of the organisation",
            "own figure");
    return new Named("rate", new OfFactor(row.name(), row), List.of());
  }

  static String id(Instrument instrument, String figure) {
    return FigureId.of("esg", "instrument", instrument.id(), figure);
  }

  static String load(Site site) {
    return FigureId.of("site", site.name(), "ai-load");
  }
}
