package io.greenai.report.disclose;

import io.greenai.report.disclose.Origins.Named;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.SiteFactors;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.BuildBooks;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells how figures of building models came about, year by year. */
final class BuildOrigins {
  private static final String OVER_YEARS = "sum over calendar years, each with its own factors: ";

  private final Organisation organisation;
  private final Footprint footprint;

  BuildOrigins(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
  }

  /** Of electricity and hardware. */
  Derivation emissions(List<Version> versions) {
    return overYears(
        versions,
        (origins, of) ->
            origins
                .emissions(of, GridTerms.WHOLE_LIFE, GridTerms::wholeLife)
                .beside("electricity", origins.embodied(of), "hardware"));
  }

  /** Of what electricity takes besides. */
  Derivation resources(
      List<Version> versions, String formula, Function<SiteFactors, Stream<Named>> choices) {
    return overYears(versions, (origins, of) -> origins.resources(of, formula, choices));
  }

  private Derivation overYears(
      List<Version> versions, BiFunction<Origins, Selection, Derivation> part) {
    Set<Input> inputs = new LinkedHashSet<>();
    String formula = "nothing booked";
    for (Map.Entry<Integer, Footprint> year : footprint.builds().entrySet()) {
      Origins origins = new Origins(organisation, year.getValue());
      for (Version version : versions) {
        Selection of = building(version);
        if (year.getValue().impacts().keySet().stream().anyMatch(of)) {
          Derivation one = part.apply(origins, of);
          formula = OVER_YEARS + one.formula();
          one.inputs().forEach(input -> inputs.add(inYear(year.getKey(), input)));
        }
      }
    }
    return new Derivation(formula, List.copyOf(inputs));
  }

  private static Selection building(Version version) {
    return Selection.MODELS
        .phases(BuildBooks.PHASES)
        .where("model", version.name(), load -> true)
        .where(
            "version",
            version.version(),
            load ->
                load.model() != null
                    && version.equals(new Version(load.model().name(), load.model().version())));
  }

  private static Input inYear(int year, Input input) {
    if (input instanceof OfFactor factor) {
      return new OfFactor(year + ": " + factor.name(), factor.factor());
    }
    if (input instanceof OfLedgers ledgers) {
      Map<String, String> selection = new LinkedHashMap<>(ledgers.selection());
      selection.put("year", Integer.toString(year));
      return new OfLedgers(
          year + ": " + ledgers.name(), ledgers.value(), ledgers.unit(), selection);
    }
    return input;
  }
}
