package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import java.util.List;
import java.util.Optional;

/**
 * The power model of a cloud provider's virtual machines, from {@code cloud-power.csv} beside this
 * class: watts per vCPU by the generation of the processor with this provider, else with any, else
 * the provider's mean.
 */
final class CloudPowerTable implements PowerModelSource.Table {
  private static final String ANY = "any";

  private record Row(
      String provider,
      String architecture,
      long idleMilliwatts,
      long maxMilliwatts,
      long uncertaintyPpm,
      String source) {}

  private final List<Row> rows =
      Table.rows("cloud-power.csv", 6)
          .map(
              cells ->
                  new Row(
                      cells[0],
                      cells[1],
                      Long.parseLong(cells[2]),
                      Long.parseLong(cells[3]),
                      Long.parseLong(cells[4]),
                      cells[5]))
          .toList();

  private final CpuPowerTable processors;

  CloudPowerTable(CpuPowerTable processors) {
    this.processors = processors;
  }

  /** A guest's row; an instance on bare metal is a processor like any other. */
  @Override
  public Optional<CpuPower> find(MeterSite site) {
    boolean arm = site.cpu().vendor().startsWith("0x");
    if (!site.cpu().guest() && !arm) {
      return Optional.empty();
    }
    return CloudInstance.of(site)
        .filter(instance -> !instance.type().contains("metal"))
        .flatMap(
            instance ->
                processors
                    .architecture(site.cpu())
                    .map(generation -> row(instance, generation).orElseGet(() -> row(generation)))
                    .or(() -> row(instance, ANY))
                    .map(row -> power(row, instance, site.cpu())));
  }

  /** Of a generation wherever it runs. */
  private Row row(String generation) {
    CpuPowerTable.Row row = processors.generation(generation);
    return new Row(
        "",
        generation,
        row.idleMilliwatts(),
        row.maxMilliwatts(),
        row.uncertaintyPpm(),
        row.source());
  }

  private Optional<Row> row(CloudInstance instance, String architecture) {
    return rows.stream()
        .filter(row -> row.provider().equals(instance.provider()))
        .filter(row -> row.architecture().equals(architecture))
        .findFirst();
  }

  private static CpuPower power(Row row, CloudInstance instance, CpuInfo cpu) {
    int vcpus = Math.max(1, cpu.logicalCpus());
    boolean known = !row.architecture().equals(ANY);
    return new CpuPower(
        row.idleMilliwatts() * vcpus,
        row.maxMilliwatts() * vcpus,
        PowerCurve.LINEAR,
        Boundary.WALL,
        vcpus,
        row.uncertaintyPpm(),
        "power model: %s, %s x %d vCPU, %d..%d mW (%s), curve %s"
            .formatted(
                instance,
                known ? row.architecture() : "any processor",
                vcpus,
                row.idleMilliwatts() * vcpus,
                row.maxMilliwatts() * vcpus,
                row.source(),
                PowerCurve.LINEAR));
  }
}
