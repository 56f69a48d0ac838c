package io.greenai.report.footprint;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of each instrument was used up before: the register that is carried from close to close, so
 * that no megawatt-hour serves twice. A close adds {@link MarketMix#drawn()} of every site.
 *
 * @param microjoules by the instrument's id
 */
public record DrawnDown(SortedMap<String, BigDecimal> microjoules) {

  public static final DrawnDown NOTHING = new DrawnDown(Collections.emptySortedMap());

  public DrawnDown {
    microjoules = Collections.unmodifiableSortedMap(new TreeMap<>(microjoules));
  }

  /** The register once {@code more} is used up as well. */
  public DrawnDown plus(Map<String, BigDecimal> more) {
    SortedMap<String, BigDecimal> sum = new TreeMap<>(microjoules);
    more.forEach((id, amount) -> sum.merge(id, amount, BigDecimal::add));
    return new DrawnDown(sum);
  }

  /** What of an instrument's whole volume was used up, in microjoules. */
  BigDecimal of(String instrument) {
    return microjoules.getOrDefault(instrument, BigDecimal.ZERO);
  }
}
