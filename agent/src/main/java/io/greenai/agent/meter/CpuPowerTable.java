package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The power model for a processor, from the tables {@code cpu-power.csv} and {@code
 * cpu-architectures.csv} beside this class, whose rows name their sources.
 *
 * <p>A guest is charged for its vCPUs by the generation of the processor below; a host on bare
 * metal for its sockets by its model, else for its hardware threads by its generation. The standard
 * uncertainty says how well the processor was matched. These are our own estimates: comparisons of
 * such models with meters found errors of up to 40 % (Fischer 2025, arXiv 2509.22092), and the
 * curve's authors note that it does not carry over to every processor.
 */
final class CpuPowerTable {
  /** At least, where a row is of a sibling: no two in the table differ by more. */
  static final long SIBLING_PPM = 250_000;

  /** One row of {@code cpu-power.csv}. */
  record Row(
      String kind,
      String match,
      String per,
      Boundary boundary,
      long idleMilliwatts,
      long maxMilliwatts,
      PowerCurve curve,
      long uncertaintyPpm,
      String source) {}

  private record Architecture(
      String vendor, int family, Range models, Range steppings, String name) {
    boolean fits(CpuInfo cpu) {
      return vendor.equals(cpu.vendor())
          && family == cpu.family()
          && models.contains(cpu.model())
          && steppings.contains(cpu.stepping());
    }
  }

  private record Range(int from, int to) {
    static Range parse(String text) {
      int dash = text.indexOf('-');
      return new Range(
          Integer.parseInt(text, 0, dash, 10), Integer.parseInt(text, dash + 1, text.length(), 10));
    }

    boolean contains(int value) {
      return value >= from && value <= to;
    }
  }

  private final List<Row> rows;
  private final List<Architecture> architectures;

  private CpuPowerTable(List<Row> rows, List<Architecture> architectures) {
    this.rows = rows;
    this.architectures = architectures;
  }

  static CpuPowerTable load() {
    return new CpuPowerTable(
        Table.rows("cpu-power.csv", 9).map(CpuPowerTable::row).toList(),
        Table.rows("cpu-architectures.csv", 6).map(CpuPowerTable::architecture).toList());
  }

  List<Row> rows() {
    return rows;
  }

  /** The model for a processor; there is one for any. */
  CpuPower find(CpuInfo cpu) {
    Optional<CpuPower> found = cpu.guest() ? Optional.empty() : byName(cpu);
    return found
        .or(() -> byArchitecture(cpu))
        .orElseGet(() -> power(only("unknown", "any processor"), cpu, 0));
  }

  private Optional<CpuPower> byName(CpuInfo cpu) {
    String name = ProcessorName.normal(cpu.name());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return model(name::equals)
        .map(row -> power(row, cpu, 0))
        .or(
            () ->
                model(known -> ProcessorName.areSiblings(known, name))
                    .map(row -> power(row, cpu, SIBLING_PPM)));
  }

  private Optional<Row> model(Predicate<String> normalName) {
    return rows.stream()
        .filter(row -> row.kind().equals("model"))
        .filter(row -> normalName.test(ProcessorName.normal(row.match())))
        .findFirst();
  }

  private Optional<CpuPower> byArchitecture(CpuInfo cpu) {
    return architecture(cpu).map(name -> power(generation(name), cpu, 0));
  }

  /** The row of a generation that {@link #architecture} told. */
  Row generation(String name) {
    return only("architecture", name);
  }

  /** The generation of a processor by the numbers that it tells. */
  Optional<String> architecture(CpuInfo cpu) {
    return architectures.stream()
        .filter(architecture -> architecture.fits(cpu))
        .findFirst()
        .map(Architecture::name);
  }

  private Row only(String kind, String match) {
    return rows.stream()
        .filter(row -> row.kind().equals(kind) && row.match().equals(match))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("cpu-power.csv has no " + kind + " " + match));
  }

  private static CpuPower power(Row row, CpuInfo cpu, long leastPpm) {
    int logicalCpus = Math.max(1, cpu.logicalCpus());
    int threads = row.per().equals("socket") ? cpu.threadsPerSocket() : 1;
    long idle = row.idleMilliwatts() * logicalCpus / threads;
    long max = row.maxMilliwatts() * logicalCpus / threads;
    return new CpuPower(
        idle,
        max,
        row.curve(),
        row.boundary(),
        logicalCpus,
        Math.max(row.uncertaintyPpm(), leastPpm),
        "power model: %s %s x %s %s, %d..%d mW (%s), curve %s"
            .formatted(
                row.kind(),
                row.match(),
                logicalCpus % threads == 0 ? logicalCpus / threads : logicalCpus + "/" + threads,
                row.per(),
                idle,
                max,
                row.source(),
                row.curve()));
  }

  private static Row row(String[] cells) {
    return new Row(
        cells[0],
        cells[1],
        cells[2],
        boundary(cells[3]),
        Long.parseLong(cells[4]),
        Long.parseLong(cells[5]),
        PowerCurve.named(cells[6]),
        Long.parseLong(cells[7]),
        cells[8]);
  }

  private static Boundary boundary(String id) {
    return Arrays.stream(Boundary.values())
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("cpu-power.csv has boundary '" + id + "'"));
  }

  private static Architecture architecture(String[] cells) {
    return new Architecture(
        cells[0],
        Integer.parseInt(cells[1]),
        Range.parse(cells[2]),
        Range.parse(cells[3]),
        cells[4]);
  }
}
