package io.greenai.report.render;

import io.greenai.report.disclose.model.Digits;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.UnitLadder.Step;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Range;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Chooses unit and digits for a figure; the only place where a reported number is rounded. */
final class FigureFormat {
  private static final Digits DIGITS = Digits.PRINTED;
  private static final int CENTS = 2;
  private static final MathContext FACTOR_DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

  /** More digits than any input has; integers are never cut. */
  private static final int EXACT_DIGITS = 15;

  private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");
  private static final BigDecimal TINY = new BigDecimal("0.0001");
  private static final BigDecimal ALMOST_ALL = new BigDecimal("0.999");

  private FigureFormat() {}

  static Display show(Figure figure) {
    if (figure.value() instanceof Absent absent) {
      return new Display(false, "", absent.reason().text(), "", "", "", "", absent.detail());
    }
    return figure.value() instanceof Known known
        ? show(figure, known.number(), known.lowerBound(), known.range(), known.quality().id())
        : show(figure, figure.number().orElseThrow(), false, null, "set");
  }

  private static Display show(
      Figure figure, BigDecimal number, boolean lowerBound, @Nullable Range range, String quality) {
    Unit unit = figure.unit();
    UnitLadder ladder = UnitLadder.of(unit);
    Step step = ladder.stepFor(number, DIGITS);
    String symbol = number.signum() == 0 ? ladder.zero() : step.symbol();
    return new Display(
        true,
        lowerBound ? "at least" : "",
        write(unit, number, step),
        symbol,
        figure.per(),
        range == null ? "" : range(unit, range, step),
        quality,
        exact(figure, number));
  }

  private static String write(Unit unit, BigDecimal number, Step step) {
    if (number.signum() == 0) {
      return "0";
    }
    return switch (unit) {
      case COUNT, HOURS -> Digits.group(plain(number));
      case MONEY -> money(number);
      case FACTOR, SCORE -> plain(number.round(FACTOR_DIGITS)).toPlainString();
      case RATIO -> ratio(number);
      default -> DIGITS.write(number, step.size());
    };
  }

  private static String money(BigDecimal number) {
    BigDecimal cents = number.setScale(CENTS, RoundingMode.HALF_EVEN);
    return cents.signum() == 0 ? "< 0.01" : Digits.group(cents);
  }

  /** {@code share} in per cent, without the sign. */
  static String ratio(BigDecimal share) {
    if (share.signum() == 0) {
      return "0";
    }
    if (share.signum() > 0 && share.compareTo(TINY) < 0) {
      return "< 0.01";
    }
    return isAlmostOne(share) ? "> 99.9" : DIGITS.write(share, ONE_PERCENT);
  }

  /** Nothing short of everything is printed as 100 %. */
  private static boolean isAlmostOne(BigDecimal ratio) {
    return ratio.compareTo(ALMOST_ALL) > 0 && ratio.compareTo(BigDecimal.ONE) < 0;
  }

  private static String range(Unit unit, Range range, Step step) {
    return write(unit, range.low(), step) + " to " + write(unit, range.high(), step);
  }

  private static String exact(Figure figure, BigDecimal number) {
    String base =
        switch (figure.unit()) {
          case MICROJOULES -> "µJ";
          case RATIO, PERCENTAGE_POINTS, FACTOR, SCORE, COUNT, MONEY -> "";
          default -> figure.unit().symbol();
        };
    String unit = withReference(base, figure.per());
    String text = Digits.group(plain(withoutQuotientTail(number)));
    return unit.isEmpty() ? text : text + " " + unit;
  }

  private static BigDecimal withoutQuotientTail(BigDecimal number) {
    int digits = Math.max(EXACT_DIGITS, number.precision() - number.scale());
    return number.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static String withReference(String unit, String per) {
    return per.isEmpty() ? unit : (unit + " per " + per).trim();
  }
}
