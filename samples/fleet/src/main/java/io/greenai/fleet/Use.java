package io.greenai.fleet;

import io.greenai.ledger.Domain;
import java.util.Map;

/**
 * What an agent's workload did in a quarter-hour.
 *
 * @param energyMicrojoules above idle, per domain of the host
 */
record Use(
    Workload workload,
    Workload.Deployment deployment,
    long calls,
    Map<Domain, Long> energyMicrojoules) {}
