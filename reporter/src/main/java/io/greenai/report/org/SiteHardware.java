package io.greenai.report.org;

import java.math.BigDecimal;

/**
 * The machine that hosts of a site are made of.
 *
 * @param embodiedGrams greenhouse gases of making one host, gCO2e
 * @param lifetimeYears over which they are written off
 */
public record SiteHardware(BigDecimal embodiedGrams, BigDecimal lifetimeYears, String source) {}
