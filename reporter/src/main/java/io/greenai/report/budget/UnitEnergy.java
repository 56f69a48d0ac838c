package io.greenai.report.budget;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Metered energy for one item, as far as a number of blocks of time can tell: the ratio of the
 * sums, with the standard error of a ratio (Cochran, Sampling Techniques, 3rd edition, 6.4). Blocks
 * that follow each other are alike, so that they count for fewer: with a lag-1 autocorrelation r
 * above 0 of what they differ by, n blocks are worth n (1 - r) / (1 + r). A sample shows less of r
 * than there is, by about (1 + 3 r) / n (Marriott and Pope, Bias in the estimation of
 * autocorrelations, Biometrika 41, 1954), and scatters less than what it is drawn from, by the
 * variance of its mean; both are put right.
 *
 * @param blocks in order of time, with items in at least one
 */
public record UnitEnergy(List<Block> blocks) {
  private static final MathContext DIGITS = MathContext.DECIMAL64;
  private static final BigDecimal MILLION = new BigDecimal("1e6");
  private static final BigDecimal STRONGEST = new BigDecimal("0.99");

  public UnitEnergy {
    blocks = List.copyOf(blocks);
    if (blocks.stream().noneMatch(block -> block.items().signum() > 0)) {
      throw new IllegalArgumentException("Energy for an item needs items in at least one block");
    }
  }

  /**
   * A stretch of time.
   *
   * @param microjoules booked to the model
   * @param items that it completed
   * @param calls that it answered
   * @param meterErrorPicojoules energy times the meters' standard uncertainty
   */
  public record Block(
      BigInteger microjoules, BigInteger items, BigInteger calls, BigInteger meterErrorPicojoules) {
    /** Both together. */
    public Block plus(Block other) {
      return new Block(
          microjoules.add(other.microjoules),
          items.add(other.items),
          calls.add(other.calls),
          meterErrorPicojoules.add(other.meterErrorPicojoules));
    }
  }

  /** uJ for one item. */
  BigDecimal central() {
    return new BigDecimal(whole().microjoules()).divide(new BigDecimal(whole().items()), DIGITS);
  }

  BigInteger calls() {
    return whole().calls();
  }

  /** Whether there are blocks enough to tell how far they scatter. */
  boolean hasSpread() {
    return effectiveBlocks().compareTo(BigDecimal.valueOf(2)) >= 0;
  }

  /**
   * How far the 95 % interval of the sample reaches to either side, as a share of {@link #central};
   * of a sample with a spread.
   */
  BigDecimal samplingHalfWidth() {
    if (central().signum() == 0) {
      return ZERO;
    }
    BigDecimal[] misses = misses();
    BigDecimal squares = ZERO;
    for (BigDecimal miss : misses) {
      squares = squares.add(miss.pow(2), DIGITS);
    }
    BigDecimal effective = effectiveBlocks();
    BigDecimal error =
        squares
            .multiply(BigDecimal.valueOf(misses.length), DIGITS)
            .divide(effective.subtract(ONE), DIGITS)
            .sqrt(DIGITS)
            .divide(new BigDecimal(whole().items()), DIGITS);
    long degrees = effective.setScale(0, RoundingMode.FLOOR).longValueExact() - 1;
    return StudentT.of(degrees).multiply(error).divide(central(), DIGITS);
  }

  /** Two standard errors of the meters, as a share of {@link #central}; no sample narrows it. */
  BigDecimal meterHalfWidth() {
    BigDecimal energy = new BigDecimal(whole().microjoules());
    return energy.signum() == 0
        ? ZERO
        : new BigDecimal(whole().meterErrorPicojoules())
            .multiply(BigDecimal.valueOf(2))
            .divide(energy.multiply(MILLION), DIGITS);
  }

  /**
   * Calls after which the sample would tell the energy within {@code share} to either side, if they
   * went on as they do; never fewer than were made where the sample is wider.
   */
  BigInteger callsFor(BigDecimal share) {
    BigDecimal wider = samplingHalfWidth().divide(share, DIGITS);
    return new BigDecimal(calls())
        .multiply(wider.pow(2), DIGITS)
        .setScale(0, RoundingMode.CEILING)
        .toBigIntegerExact()
        .max(BigInteger.ONE);
  }

  private Block whole() {
    return blocks.stream().reduce(Block::plus).orElseThrow();
  }

  /** What each block used beyond its items times the energy for one. */
  private BigDecimal[] misses() {
    BigDecimal each = central();
    return blocks.stream()
        .map(
            block ->
                new BigDecimal(block.microjoules())
                    .subtract(each.multiply(new BigDecimal(block.items()))))
        .toArray(BigDecimal[]::new);
  }

  private BigDecimal effectiveBlocks() {
    BigDecimal blocks = BigDecimal.valueOf(this.blocks.size());
    BigDecimal alike = autocorrelation();
    return blocks.multiply(ONE.subtract(alike)).divide(ONE.add(alike), DIGITS);
  }

  private BigDecimal autocorrelation() {
    BigDecimal[] misses = misses();
    BigDecimal products = ZERO;
    BigDecimal squares = ZERO;
    for (int i = 0; i < misses.length; i++) {
      squares = squares.add(misses[i].pow(2), DIGITS);
      if (i > 0) {
        products = products.add(misses[i].multiply(misses[i - 1]), DIGITS);
      }
    }
    if (squares.signum() == 0) {
      return ZERO;
    }
    BigDecimal shown = products.divide(squares, DIGITS);
    BigDecimal hidden =
        ONE.add(BigDecimal.valueOf(3).multiply(shown))
            .divide(BigDecimal.valueOf(misses.length), DIGITS);
    return shown.add(hidden).max(ZERO).min(STRONGEST);
  }
}
