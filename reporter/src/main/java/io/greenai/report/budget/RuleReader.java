package io.greenai.report.budget;

import io.greenai.report.yaml.YamlMap;
import io.greenai.report.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads from when on a limit has to be spoken of, and what is granted on top of it. */
final class RuleReader {
  private static final Map<String, Threshold.Basis> BASES =
      Words.byId(Threshold.Basis.values(), Threshold.Basis::id);
  private static final Map<String, Threshold.Severity> SEVERITIES =
      Words.byId(Threshold.Severity.values(), Threshold.Severity::id);

  private static final Pattern DAYS = Pattern.compile("[1-9][0-9]?d");

  /** Where a file states none: all of the limit is a breach, heading for it a warning. */
  private static final List<Threshold> DEFAULT_THRESHOLDS =
      List.of(
          new Threshold(BigDecimal.valueOf(100), Threshold.Basis.FORECAST, Threshold.Severity.WARN),
          new Threshold(
              BigDecimal.valueOf(100), Threshold.Basis.ACTUAL, Threshold.Severity.BREACH));

  /**
   * Where a file states none. Of a quarter's limit: 10 % in a day, 15 % in a week, 37 % in four
   * weeks.
   */
  private static final List<BurnRate> DEFAULT_BURN_RATES =
      List.of(
          new BurnRate(Duration.ofDays(1), BigDecimal.valueOf(9)),
          new BurnRate(Duration.ofDays(7), BigDecimal.valueOf(2)),
          new BurnRate(Duration.ofDays(28), new BigDecimal("1.2")));

  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1000);

  private RuleReader() {}

  static List<Threshold> thresholds(YamlMap spec) {
    List<Threshold> stated = spec.maps("thresholds").stream().map(RuleReader::threshold).toList();
    return stated.isEmpty() ? DEFAULT_THRESHOLDS : stated;
  }

  /** An empty list asks for none. */
  static List<BurnRate> burnRates(YamlMap spec) {
    return spec.has("burnRate")
        ? spec.maps("burnRate").stream().map(RuleReader::burnRate).toList()
        : DEFAULT_BURN_RATES;
  }

  static Waiver waiver(YamlMap map) {
    map.onlyKeys("id", "reason", "extra", "approver", "approved", "expires");
    LocalDate approved = map.scalar("approved").date("approved");
    LocalDate expires = map.scalar("expires").date("expires");
    if (expires.isBefore(approved)) {
      throw map.scalar("expires")
          .invalid("expires", "the waiver is approved on " + approved + "; write a later day");
    }
    return new Waiver(
        map.text("id"),
        map.text("reason"),
        LimitReader.extra(map),
        map.text("approver"),
        approved,
        expires);
  }

  private static Threshold threshold(YamlMap map) {
    map.onlyKeys("percent", "basis", "severity");
    BigDecimal percent = map.number("percent");
    if (percent.signum() == 0 || percent.compareTo(MOST_PERCENT) > 0) {
      throw map.scalar("percent")
          .invalid("percent", "write more than 0 and at most " + MOST_PERCENT + ", of the limit");
    }
    return new Threshold(percent, map.choice("basis", BASES), map.choice("severity", SEVERITIES));
  }

  private static BurnRate burnRate(YamlMap map) {
    map.onlyKeys("lookback", "factor");
    YamlScalar lookback = map.scalar("lookback");
    if (!DAYS.matcher(lookback.text()).matches()) {
      throw lookback.invalid("lookback", "write 1 to 99 days, for example 7d");
    }
    BigDecimal factor = map.number("factor");
    if (factor.signum() == 0) {
      throw map.scalar("factor").invalid("factor", "write more than 0");
    }
    String days = lookback.text().substring(0, lookback.text().length() - 1);
    return new BurnRate(Duration.ofDays(Integer.parseInt(days)), factor);
  }
}
