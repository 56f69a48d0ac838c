package io.greenai.report.factor.series;

import io.greenai.report.factor.FactorBoundary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON that grid services answer with, told apart by its members.
 *
 * <ul>
 *   <li>Electricity Maps v3: {@code zone} with {@code history} or {@code data};
 *   <li>UK Carbon Intensity: {@code data} with {@code from}, {@code to} and {@code intensity};
 *   <li>WattTime v3: {@code data} with {@code meta.signal_type}, of which only the average, {@code
 *       co2_aoer}.
 * </ul>
 */
final class JsonSignals {
  private static final String AVERAGE = "co2_aoer";

  /** An international pound is 453.59237 g, and a MWh is 1000 kWh. */
  private static final BigDecimal GRAMS_PER_KWH_OF_POUND_PER_MWH = new BigDecimal("0.45359237");

  private static final Map<String, Duration> GRANULARITIES =
      Map.of(
          "5_minutes", Duration.ofMinutes(5),
          "15_minutes", Duration.ofMinutes(15),
          "hourly", Duration.ofHours(1));

  private final SeriesBuilder series;

  JsonSignals(SeriesBuilder series) {
    this.series = series;
  }

  /** Adds all slots of a document. */
  void read(Json document) {
    if (document.has("zone")) {
      electricityMaps(document);
    } else if (document.get("meta").has("signal_type")) {
      wattTime(document);
    } else if (document.has("data")) {
      ukCarbonIntensity(document.get("data").elements());
    } else {
      throw new IntensityFileException(
          document.where(),
          "is not known; give what Electricity Maps v3, UK Carbon Intensity or WattTime v3 answer");
    }
  }

  private void electricityMaps(Json document) {
    String zone = document.get("zone").text();
    Duration length = granularity(document.get("temporalGranularity"));
    for (Json point : document.get(document.has("history") ? "history" : "data").elements()) {
      Instant start = point.get("datetime").instant();
      boolean estimated = point.get("isEstimated").isTrue();
      boolean direct =
          point.has("emissionFactorType")
              && point.get("emissionFactorType").text().equals("direct");
      FactorBoundary boundary = direct ? FactorBoundary.DIRECT : FactorBoundary.LIFECYCLE;
      point
          .get("carbonIntensity")
          .number()
          .ifPresent(
              grams ->
                  series.add(
                      point.where(),
                      SignalPublisher.ELECTRICITY_MAPS,
                      zone,
                      boundary,
                      new IntensitySlot(start, start.plus(length), grams, estimated)));
    }
  }

  private static Duration granularity(Json stated) {
    if (stated.value() == null) {
      return Duration.ofHours(1);
    }
    Duration length = GRANULARITIES.get(stated.text());
    if (length == null) {
      throw new IntensityFileException(
          stated.where(), "is '" + stated.text() + "'; slots must take an hour at most");
    }
    return length;
  }

  /** What was metered; where that is not known, the forecast, as an estimate. */
  private void ukCarbonIntensity(List<Json> points) {
    for (Json point : points) {
      Instant start = point.get("from").instant();
      Instant end = point.get("to").instant();
      Optional<BigDecimal> actual = point.get("intensity").get("actual").number();
      actual
          .or(() -> point.get("intensity").get("forecast").number())
          .ifPresent(
              grams ->
                  series.add(
                      point.where(),
                      SignalPublisher.UK_CARBON_INTENSITY,
                      "GB",
                      FactorBoundary.DIRECT,
                      slot(point, start, end, grams, actual.isEmpty())));
    }
  }

  private static IntensitySlot slot(
      Json point, Instant start, Instant end, BigDecimal grams, boolean estimated) {
    try {
      return new IntensitySlot(start, end, grams, estimated);
    } catch (IllegalArgumentException e) {
      throw new IntensityFileException(point.where(), String.valueOf(e.getMessage()));
    }
  }

  private void wattTime(Json document) {
    Json meta = document.get("meta");
    String signal = meta.get("signal_type").text();
    if (!signal.equals(AVERAGE)) {
      throw new IntensityFileException(
          meta.get("signal_type").where(),
          "is '"
              + signal
              + "', which is no average of what was generated; an inventory takes "
              + AVERAGE
              + " alone");
    }
    String units = meta.get("units").text();
    if (!units.equals("lbs_co2_per_mwh") && !units.equals("lbs_co2e_per_mwh")) {
      throw new IntensityFileException(
          meta.get("units").where(), "is '" + units + "' where lbs_co2_per_mwh must be");
    }
    Duration length =
        Duration.ofSeconds(
            meta.get("data_point_period_seconds")
                .number()
                .map(BigDecimal::longValueExact)
                .orElse(300L));
    for (Json point : document.get("data").elements()) {
      Instant start = point.get("point_time").instant();
      point
          .get("value")
          .number()
          .ifPresent(
              pounds ->
                  series.add(
                      point.where(),
                      SignalPublisher.WATTTIME,
                      meta.get("region").text(),
                      FactorBoundary.DIRECT,
                      slot(
                          point,
                          start,
                          start.plus(length),
                          pounds.multiply(GRAMS_PER_KWH_OF_POUND_PER_MWH),
                          false)));
    }
  }
}
