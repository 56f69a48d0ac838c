package io.greenai.report.disclose;

import static java.math.BigInteger.ZERO;

import io.greenai.report.ingest.ActivitySums;
import io.greenai.report.ingest.TokenSums;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;

/** What models did that did little else than wait. */
final class Activities {
  private Activities() {}

  /** Workers that burnt so much, all of it waiting, of sessions that were opened so. */
  static ActivitySums spinning(long nanos, Set<Map<String, String>> settings) {
    return new ActivitySums(
        ZERO,
        Map.of(),
        ZERO,
        ZERO,
        ZERO,
        BigInteger.valueOf(nanos),
        BigInteger.valueOf(nanos),
        ZERO,
        Map.of(),
        null,
        settings,
        TokenSums.NONE);
  }
}
