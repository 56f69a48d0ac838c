package io.greenai.report.disclose.model;

import java.math.BigDecimal;

/**
 * A factor that the report used.
 *
 * @param value as published, printed in full
 * @param unit for example {@code g CO2e/kWh}
 * @param boundary {@code direct} or {@code lifecycle}; for others what it covers
 * @param vintage the year or interval that it is valid for
 */
public record FactorRow(
    String id,
    String name,
    BigDecimal value,
    String unit,
    String boundary,
    String vintage,
    String source,
    String licence) {}
