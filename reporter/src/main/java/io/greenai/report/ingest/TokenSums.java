package io.greenai.report.ingest;

import static java.math.BigInteger.ZERO;
import static java.util.Objects.requireNonNull;

import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Posting;
import io.greenai.ledger.StatedFigures;
import java.math.BigInteger;

/**
 * Tokens as applications state them.
 *
 * @param input that calls took in
 * @param output that calls brought forth
 * @param microjoules booked in the windows in which any were stated
 */
public record TokenSums(BigInteger input, BigInteger output, BigInteger microjoules) {
  /** Nobody stated any. */
  public static final TokenSums NONE = new TokenSums(ZERO, ZERO, ZERO);

  public TokenSums {
    requireNonNull(input, "input");
    requireNonNull(output, "output");
    requireNonNull(microjoules, "microjoules");
  }

  static TokenSums of(Posting posting, ModelActivity activity) {
    StatedFigures stated = activity.stated();
    if (stated.inputTokens() == 0 && stated.outputTokens() == 0) {
      return NONE;
    }
    return new TokenSums(
        BigInteger.valueOf(stated.inputTokens()),
        BigInteger.valueOf(stated.outputTokens()),
        posting.energyMicrojoules().values().stream()
            .map(BigInteger::valueOf)
            .reduce(ZERO, BigInteger::add));
  }

  /** Taken in and brought forth. */
  public BigInteger all() {
    return input.add(output);
  }

  TokenSums plus(TokenSums other) {
    return new TokenSums(
        input.add(other.input), output.add(other.output), microjoules.add(other.microjoules));
  }
}
