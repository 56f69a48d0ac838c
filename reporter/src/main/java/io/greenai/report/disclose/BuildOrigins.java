package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Part;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.BuildBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Tells how figures of building models came about, year by year. */
final class BuildOrigins {
  private static final String YEARS = "calendar years, each with its own factors";

  private final Organisation organisation;
  private final Footprint footprint;

  BuildOrigins(Organisation organisation, Footprint footprint) {
    this.organisation = organisation;
    this.footprint = footprint;
  }

  /** Of electricity and hardware. */
  Derivation emissions(List<Version> versions) {
    return ofVersions(versions, (origins, of) -> origins.wholeLife(of).plus(origins.embodied(of)));
  }

  /** Of what electricity takes besides. */
  Derivation resources(List<Version> versions, Function<SiteDraw, Optional<Formula>> taking) {
    return ofVersions(versions, (origins, of) -> origins.resources(of, taking));
  }

  /** Facility energy of some loads. */
  Derivation facility(Selection of) {
    return overYears(year -> in(year, "" + year.getKey(), of, Origins::facility));
  }

  private Derivation ofVersions(
      List<Version> versions, BiFunction<Origins, Selection, Derivation> one) {
    return overYears(
        year -> {
          List<Part> parts = new ArrayList<>();
          List<Input> beside = new ArrayList<>();
          for (Version version : versions) {
            String name =
                versions.size() == 1 ? "" + year.getKey() : year.getKey() + ", " + version;
            Derivation of = in(year, name, building(version), one);
            of.arithmetic().ifPresent(sum -> parts.add(new Part(version.toString(), sum)));
            beside.addAll(of.besides());
          }
          Derivation sum =
              parts.size() == 1
                  ? Derivation.of(parts.get(0).formula())
                  : Derivation.sum("versions", parts);
          return sum.beside(beside);
        });
  }

  private Derivation in(
      Map.Entry<Integer, Footprint> year,
      String name,
      Selection of,
      BiFunction<Origins, Selection, Derivation> one) {
    Footprint books = year.getValue();
    return books.impacts().keySet().stream().anyMatch(of)
        ? new OtherTime(name, Map.of("year", "" + year.getKey()))
            .in(one.apply(new Origins(organisation, books), of))
        : Derivation.sum(YEARS, List.of());
  }

  private Derivation overYears(Function<Map.Entry<Integer, Footprint>, Derivation> one) {
    List<Part> parts = new ArrayList<>();
    List<Input> beside = new ArrayList<>();
    for (Map.Entry<Integer, Footprint> year : footprint.builds().entrySet()) {
      Derivation of = one.apply(year);
      of.arithmetic().ifPresent(sum -> parts.add(new Part("" + year.getKey(), sum)));
      beside.addAll(of.besides());
    }
    return parts.isEmpty() && beside.isEmpty()
        ? Derivation.of("nothing booked")
        : Derivation.sum(YEARS, parts).beside(beside);
  }

  static Selection building(Version version) {
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
}
