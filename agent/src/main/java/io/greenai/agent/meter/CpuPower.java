package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;

/**
 * The power model of a whole host's processors.
 *
 * @param idleMilliwatts at rest
 * @param maxMilliwatts at full load
 * @param boundary what the figures take in
 * @param logicalCpus hardware threads that utilisation is a share of
 * @param uncertaintyPpm standard uncertainty, see {@link CpuPowerTable}
 * @param source the table's row and the curve
 */
record CpuPower(
    long idleMilliwatts,
    long maxMilliwatts,
    PowerCurve curve,
    Boundary boundary,
    int logicalCpus,
    long uncertaintyPpm,
    String source) {

  /** Power at a utilisation of 0 to 1,000,000 parts per million. */
  long milliwattsAt(long utilisationPpm) {
    return idleMilliwatts
        + (maxMilliwatts - idleMilliwatts) * curve.sharePpm(utilisationPpm) / 1_000_000;
  }
}
