package io.greenai.agent.meter;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code powermetrics --samplers cpu_power} prints, line by line: how long a sample took, and
 * the mean power of the whole chip over it, as Apple's and as Intel's processors are told.
 */
final class PowermetricsText {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "\\*\\*\\* Sampled system activity .*\\((\\d{1,9}(?:\\.\\d{1,9})?)ms elapsed\\).*");

  private static final Pattern POWER =
      Pattern.compile(
          "(?:Combined Power \\(CPU \\+ GPU \\+ ANE\\)|Intel energy model derived package power [^:]*):"
              + " *(\\d{1,9}(?:\\.\\d{1,9})?) *(m?)W *");

  private static final BigDecimal PLAUSIBLE_MILLIWATTS =
      BigDecimal.valueOf(1_000 * CumulativeCounter.PLAUSIBLE_WATTS);

  /** Of the sample whose power is still to come; 0 for none. */
  private BigDecimal elapsedMillis = BigDecimal.ZERO;

  private BigDecimal microjoules = BigDecimal.ZERO;

  /**
   * Takes the next line.
   *
   * @return whether it ends a sample, whose energy is counted now
   * @throws IOException where the sample before tells no power that is known
   */
  boolean accept(String line) throws IOException {
    Matcher sample = SAMPLE.matcher(line);
    if (sample.matches()) {
      boolean silent = elapsedMillis.signum() != 0;
      elapsedMillis = new BigDecimal(sample.group(1));
      if (silent) {
        throw new IOException("a sample tells no power of the chip");
      }
      return false;
    }
    Matcher power = POWER.matcher(line);
    if (!power.matches() || elapsedMillis.signum() == 0) {
      return false;
    }
    BigDecimal milliwatts =
        new BigDecimal(power.group(1)).scaleByPowerOfTen(power.group(2).isEmpty() ? 3 : 0);
    if (milliwatts.compareTo(PLAUSIBLE_MILLIWATTS) > 0) {
      return false;
    }
    microjoules = microjoules.add(milliwatts.multiply(elapsedMillis));
    elapsedMillis = BigDecimal.ZERO;
    return true;
  }

  /** Energy of all samples so far, in microjoules. */
  long microjoules() {
    return microjoules.setScale(0, RoundingMode.FLOOR).longValueExact();
  }
}
