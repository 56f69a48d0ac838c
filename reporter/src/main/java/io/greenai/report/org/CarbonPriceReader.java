package io.greenai.report.org;

import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an internal carbon price, of the organisation or of one budget. */
public final class CarbonPriceReader {
  private static final Map<String, CarbonPrice.Type> TYPES =
      Stream.of(CarbonPrice.Type.values())
          .collect(Collectors.toUnmodifiableMap(CarbonPrice.Type::id, Function.identity()));
  private static final Map<String, String> PER_TONNE = Map.of("tCO2e", "tCO2e");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private CarbonPriceReader() {}

  /**
   * The price that {@code map} states.
   *
   * @throws YamlException where it is wrong, with its place
   */
  public static CarbonPrice read(YamlMap map) {
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
