package io.greenai.report.org;

import io.greenai.report.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what an organisation chose for its reports. */
final class PolicyReader {
  private static final Map<String, CarbonPrice.Type> TYPES =
      Stream.of(CarbonPrice.Type.values())
          .collect(Collectors.toUnmodifiableMap(CarbonPrice.Type::id, Function.identity()));
  private static final Map<String, String> PER_TONNE = Map.of("tCO2e", "tCO2e");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private PolicyReader() {}

  static ReportingPolicy policy(YamlMap root) {
    return new ReportingPolicy(
        root.optionalMap("baseYear").map(PolicyReader::baseYear),
        root.optionalMap("materialityThreshold").map(PolicyReader::percent),
        root.optionalMap("internalCarbonPrice").map(PolicyReader::price));
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

  private static CarbonPrice price(YamlMap map) {
    map.onlyKeys("value", "currency", "per", "type");
    map.choice("per", PER_TONNE);
    BigDecimal value = map.number("value");
    if (value.signum() == 0) {
      throw map.scalar("value").invalid("value", "write more than 0");
    }
    if (!CURRENCY.matcher(map.text("currency")).matches()) {
      throw map.scalar("currency").invalid("currency", "write a code of ISO 4217 such as EUR");
    }
    return new CarbonPrice(value, map.text("currency"), map.choice("type", TYPES));
  }
}
