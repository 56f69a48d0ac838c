package io.greenai.report.org;

import io.greenai.report.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads what an organisation chose for its reports. */
final class PolicyReader {
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private PolicyReader() {}

  static ReportingPolicy policy(YamlMap root) {
    return new ReportingPolicy(
        root.optionalMap("baseYear").map(PolicyReader::baseYear),
        root.optionalMap("materialityThreshold").map(PolicyReader::percent),
        root.optionalMap("internalCarbonPrice").map(CarbonPriceReader::read));
  }

  private static BaseYear baseYear(YamlMap map) {
    map.onlyKeys("year", "reason");
    if (!YEAR.matcher(map.text("year")).matches()) {
      throw map.scalar("year").invalid("year", "write a year such as 2025");
    }
    return new BaseYear(Integer.parseInt(map.text("year")), map.text("reason"));
  }

  private static BigDecimal percent(YamlMap map) {
    map.onlyKeys("percent");
    BigDecimal percent = map.number("percent");
    if (percent.signum() == 0 || percent.compareTo(HUNDRED) > 0) {
      throw map.scalar("percent").invalid("percent", "write more than 0 and at most 100");
    }
    return percent;
  }
}
