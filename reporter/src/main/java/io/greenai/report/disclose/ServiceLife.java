package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Digits;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.View.StageRow;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.ModelLife.Version;
import java.math.BigDecimal;
import java.util.List;

/** Building and training spread over what a version is to deliver in its life. */
record ServiceLife(Footprint footprint) {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TWICE = BigDecimal.valueOf(2);

  /**
   * Over as many units as are expected, half and twice as many.
   *
   * @param whole what building the version took
   */
  List<StageRow> spread(Version version, List<Figure> whole, BigDecimal expected) {
    return List.of(
        spread(version, whole, expected, "", ""),
        spread(version, whole, expected.multiply(HALF), "-half", "half as many"),
        spread(version, whole, expected.multiply(TWICE), "-double", "twice as many"));
  }

  /**
   * For 1,000 of {@code units}.
   *
   * @param assumed what of the expected units these are; empty for all
   */
  private StageRow spread(
      Version version, List<Figure> whole, BigDecimal units, String key, String assumed) {
    String expected = units.stripTrailingZeros().toPlainString();
    String items = items(version);
    return new StageRow(
        version
            + ", for 1,000 of "
            + Digits.group(new BigDecimal(expected))
            + " "
            + items
            + " over its service life"
            + (assumed.isEmpty() ? ", as expected" : ", " + assumed + " as expected"),
        whole.stream()
            .map(
                figure ->
                    new Figure(
                            figure.id().replaceFirst("build(-\\w+)?$", "unit$1" + key),
                            figure.label()
                                + ", per unit"
                                + (assumed.isEmpty() ? "" : ", " + assumed),
                            figure.unit(),
                            figure.per(),
                            figure.value(),
                            figure.derivation())
                        .dividedBy(units.divide(THOUSAND))
                        .per("1,000 " + items)
                        .by(spread(figure, units, expected)))
            .toList());
  }

  private static Derivation spread(Figure built, BigDecimal units, String expected) {
    OfNumber over = new OfNumber("expected units", units, Unit.COUNT, expected);
    return built.number().isPresent()
        ? Derivation.of(
            built.as("building and training").over(Formula.of(over)).times(Formula.constant(1000)))
        : Derivation.of("building and training / expected units x 1000", built.asInput(), over);
  }

  /** What the version delivers, as the ledgers of the period name it. */
  private String items(Version version) {
    return Delivered.of(
            footprint,
            Selection.MODELS.where(
                "model",
                version.toString(),
                load -> Lineage.version(load).filter(version::equals).isPresent()))
        .unit();
  }
}
