package io.greenai.report.factor;

/**
 * Shares of a country's electricity generation, each between 0 and 1, summing to 1.
 *
 * @param fossil coal, gas and oil
 */
public record GenerationMix(FactorRow fossil, FactorRow nuclear, FactorRow renewable) {}
