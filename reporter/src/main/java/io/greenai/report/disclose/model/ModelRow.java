package io.greenai.report.disclose.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one version of a model used, over all phases, services and hosts.
 *
 * @param version or the empty string
 * @param phases what it did, for example {@code inference, loading}
 * @param shareOfModels of the metered energy allocated to all models
 * @param nativeShare of its CPU time, on threads that no Java API sees
 * @param spinShare of its CPU time, burnt by waiting workers: a lower bound
 * @param spinEnergy booked energy of those workers: a lower bound of what can be saved
 * @param spinRemedy the options that save it; empty where there is little to save
 * @param sessions each way in which its sessions were opened: provider, threads; empty where no
 *     ledger tells
 * @param ownership how the energy booked to it was found
 * @param p95Latency that 95 % of its calls did not exceed
 * @param intensity energy for a fixed number of items
 * @param emissions in the report's leading view
 */
public record ModelRow(
    String name,
    String version,
    String engine,
    String device,
    List<String> services,
    List<String> phases,
    Figure energy,
    Figure shareOfModels,
    Figure nativeShare,
    Figure spinShare,
    Figure spinEnergy,
    String spinRemedy,
    List<String> sessions,
    OwnershipShares ownership,
    Figure invocations,
    Figure p95Latency,
    Figure items,
    Figure intensity,
    Figure emissions)
    implements Figures {
  public ModelRow {
    services = List.copyOf(services);
    phases = List.copyOf(phases);
    sessions = List.copyOf(sessions);
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.of(
            Stream.of(energy, shareOfModels, nativeShare, spinShare, spinEnergy),
            ownership.figures(),
            Stream.of(invocations, p95Latency, items, intensity, emissions))
        .flatMap(figures -> figures);
  }
}
