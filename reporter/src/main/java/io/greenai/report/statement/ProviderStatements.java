package io.greenai.report.statement;

import static java.util.stream.Collectors.joining;

import io.greenai.report.csv.CsvException;
import io.greenai.report.csv.CsvRow;
import io.greenai.report.csv.CsvTable;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The statements of providers about a period, by region.
 *
 * @param regions in the order of provider and region
 * @param straddling rows whose days lie only partly in the period; they are in no region
 */
public record ProviderStatements(List<RegionStatement> regions, int straddling) {

  /** Where nobody states anything. */
  public static final ProviderStatements NONE = new ProviderStatements(List.of(), 0);

  public ProviderStatements {
    regions = List.copyOf(regions);
  }

  /**
   * All that the {@code .csv} and {@code .csv.gz} files of a folder state about a period.
   *
   * @throws CsvException with file and line where one cannot be used
   */
  public static ProviderStatements read(Path folder, Period period) throws IOException {
    Sums sums = new Sums(period);
    for (Path file : files(folder)) {
      CsvTable.read(file, sums);
    }
    return new ProviderStatements(new ArrayList<>(sums.regions.values()), sums.straddling);
  }

  /** The files that {@link #read} takes, by name. */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?")).sorted().toList();
    }
  }

  /** What a provider states about a region. */
  public Optional<RegionStatement> of(String provider, String region) {
    return regions.stream()
        .filter(one -> one.provider().equals(provider) && one.region().equals(region))
        .findFirst();
  }

  private static final class Sums implements CsvTable.Sink {
    private final Period period;
    private final SortedMap<String, RegionStatement> regions = new TreeMap<>();
    private int straddling;
    private Statement form = Statement.FOCUS;

    Sums(Period period) {
      this.period = period;
    }

    @Override
    public void columns(String where, List<String> columns) throws CsvException {
      form =
          Statement.of(columns)
              .orElseThrow(
                  () ->
                      new CsvException(
                          where,
                          "is none of "
                              + Arrays.stream(Statement.values())
                                  .map(Statement::title)
                                  .collect(joining(", "))
                              + "; take it out of the folder, or export one of these"));
    }

    @Override
    public void row(CsvRow row) throws CsvException {
      Optional<DatedStatement> stated = form.read(row);
      if (stated.isEmpty() || !stated.get().overlaps(period)) {
        return;
      }
      if (!stated.get().isWithin(period)) {
        straddling++;
        return;
      }
      RegionStatement one = stated.get().statement();
      regions.merge(one.provider() + ":" + one.region(), one, RegionStatement::plus);
    }
  }
}
