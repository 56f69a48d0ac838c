package io.greenai.report.disclose.model;

/**
 * Energy of a phase or an account.
 *
 * @param key the ledger's word, for example {@code inference} or {@code jvm.gc}
 * @param label in plain words
 */
public record EnergyRow(String key, String label, Figure energy) {}
