package io.greenai.fleet;

import io.greenai.ledger.StatedFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A model that is trained anew each month, an experiment a month, and evaluated meanwhile. */
final class Learning {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("'forecast-'yyyy-MM", Locale.ROOT);

  private static final int DIGITS = 4;
  private static final double QUARTER_HOURS_OF_DAY = 96;

  private Learning() {}

  /** Of training. */
  static StatedFigures training(long calls, ZonedDateTime time) {
    return new StatedFigures(0, 0, Map.of(), experiment(time));
  }

  /** Of evaluation: it errs less and less, and now and then more again. */
  static StatedFigures evaluation(long calls, ZonedDateTime time) {
    double error = error(time);
    return new StatedFigures(
        0, 0, Map.of("mape", decimal(error), "r2", decimal(1 - 2.6 * error)), experiment(time));
  }

  private static List<String> experiment(ZonedDateTime time) {
    return List.of(MONTH.format(time));
  }

  private static double error(ZonedDateTime time) {
    double ofDay = (time.getHour() * 4 + time.getMinute() / 15) / QUARTER_HOURS_OF_DAY;
    double ofMonth = (time.getDayOfMonth() - 1 + ofDay) / time.toLocalDate().lengthOfMonth();
    double wave = StrictMath.sin(400 * ofMonth + time.getMonthValue());
    double learnt = 0.085 * StrictMath.exp(-4 * ofMonth);
    return 0.062 + 0.003 * (time.getMonthValue() % 3) + learnt + 0.004 * wave;
  }

  private static String decimal(double value) {
    return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString();
  }
}
