package io.greenai.report.disclose;

import io.greenai.ledger.ModelKey;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View.Line;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.ModelLife;
import io.greenai.report.org.ModelLife.Pretrained;
import io.greenai.report.org.ModelLife.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Building and training, whenever it was booked: spread over the units that a version is to deliver
 * in its life where somebody states them, else told beside the functional unit.
 */
final class BuildRows {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal DOUBLE = BigDecimal.valueOf(2);

  private final Footprint footprint;
  private final Map<Version, ModelLife> lives;

  BuildRows(Footprint footprint, List<ModelLife> lives) {
    this.footprint = footprint;
    this.lives = lives.stream().collect(Collectors.toMap(ModelLife::id, Function.identity()));
  }

  /** Versions that were built or that delivered, each with what its line of descent took. */
  Optional<LineTable> table() {
    List<Line> lines = new ArrayList<>();
    versions().forEach(version -> lines.addAll(lines(version)));
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineTable(
                "Building and training, spread over the service life",
                "Electricity of data preparation, training and evaluation in any period's ledgers up"
                    + " to the end of this one, each year with its own factors, of a version and of"
                    + " those that it descends from. Idle energy and hardware of these runs stay"
                    + " with the period in which they ran.",
                lines));
  }

  private Set<Version> versions() {
    Set<Version> versions = new TreeSet<>(Comparator.comparing(Version::toString));
    footprint.totals().builds().values().stream()
        .flatMap(loads -> loads.keySet().stream())
        .map(key -> version(key.model()))
        .flatMap(Optional::stream)
        .forEach(versions::add);
    footprint.impacts().keySet().stream()
        .map(key -> version(key.model()))
        .flatMap(Optional::stream)
        .filter(lives::containsKey)
        .forEach(versions::add);
    return versions;
  }

  private static Optional<Version> version(@Nullable ModelKey model) {
    return Optional.ofNullable(model).map(key -> new Version(key.name(), key.version()));
  }

  private List<Line> lines(Version version) {
    List<Version> descent = descent(version);
    CarbonFigure built =
        footprint.built(model -> descent.contains(new Version(model.name(), model.version())));
    String chain =
        descent.size() == 1
            ? ""
            : "with "
                + descent.subList(1, descent.size()).stream()
                    .map(Version::toString)
                    .collect(Collectors.joining(", "));
    Optional<BigDecimal> units = life(version).flatMap(ModelLife::expectedUnits);
    Figure whole =
        Stated.carbon(
            id(version, "build"),
            "Building and training: " + version,
            built,
            Reason.NO_FACTOR,
            new Derivation(
                "sum over years: facility energy x life-cycle factor of the year",
                List.of(
                    new OfLedgers(
                        "energy of building",
                        energy(descent),
                        Unit.MICROJOULES,
                        Map.of("model", version.name(), "version", version.version())))));
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            whole.label(),
            whole,
            units.isPresent()
                ? chain
                : (chain + " not in the functional unit: no expectedUnits").strip()));
    for (Version ancestor : descent) {
      life(ancestor)
          .flatMap(ModelLife::pretrained)
          .ifPresent(base -> lines.add(base(version, base)));
    }
    units.ifPresent(
        expected -> {
          lines.add(spread(version, whole, expected, "unit", "", BigDecimal.ONE));
          lines.add(spread(version, whole, expected, "unit-half", "half as many units: ", HALF));
          lines.add(
              spread(version, whole, expected, "unit-double", "twice as many units: ", DOUBLE));
        });
    return lines;
  }

  private BigDecimal energy(List<Version> descent) {
    return new BigDecimal(
        footprint.totals().builds().values().stream()
            .flatMap(loads -> loads.entrySet().stream())
            .filter(load -> version(load.getKey().model()).filter(descent::contains).isPresent())
            .map(load -> load.getValue().totalMicrojoules())
            .reduce(BigInteger.ZERO, BigInteger::add));
  }

  private static Line spread(
      Version version,
      Figure whole,
      BigDecimal expected,
      String key,
      String prefix,
      BigDecimal times) {
    BigDecimal units = expected.multiply(times);
    Figure figure =
        new Figure(
                id(version, key),
                "Building and training per unit: " + prefix + version,
                whole.unit(),
                whole.per(),
                whole.value(),
                whole.derivation())
            .dividedBy(units.divide(THOUSAND))
            .per("1,000 units")
            .by(
                "building and training / expected units x 1000",
                whole.asInput(),
                new OfPolicy("expected units", units.stripTrailingZeros().toPlainString()));
    return new Line(
        prefix + "per 1,000 of " + units.stripTrailingZeros().toPlainString() + " units",
        figure,
        "");
  }

  private static Line base(Version version, Pretrained base) {
    String label = "Pretrained base " + base.name() + " of " + version;
    Figure figure =
        base.grams()
            .map(
                grams ->
                    Figure.decided(id(version, "base"), label, Unit.GRAMS_CO2E, grams)
                        .by("as published: " + base.source()))
            .orElseGet(
                () ->
                    Figure.absent(
                            id(version, "base"),
                            label,
                            Unit.GRAMS_CO2E,
                            Reason.NOT_DETERMINED,
                            "nobody published it")
                        .by("excluded, unknown"));
    return new Line(
        label,
        figure,
        base.grams().isPresent()
            ? "as published, not in the sums: " + base.source()
            : "excluded, unknown");
  }

  private List<Version> descent(Version version) {
    Set<Version> descent = new LinkedHashSet<>();
    Optional<Version> next = Optional.of(version);
    while (next.isPresent() && descent.add(next.get())) {
      next = life(next.get()).flatMap(ModelLife::derivedFrom);
    }
    return List.copyOf(descent);
  }

  private Optional<ModelLife> life(Version version) {
    return Optional.ofNullable(lives.get(version));
  }

  private static String id(Version version, String figure) {
    return FigureId.of("lca", "build", version.name(), version.version(), figure);
  }
}
