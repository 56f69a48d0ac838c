package io.greenai.report.factor.series;

import io.greenai.report.csv.CsvException;
import io.greenai.report.csv.CsvRow;
import io.greenai.report.csv.CsvTable;
import io.greenai.report.factor.FactorBoundary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Reads the CSV of the Electricity Maps data portal, hourly or finer: it has a direct and a
 * lifecycle intensity per row. Columns are found by what their names say, which differs between
 * editions; a blank intensity is a gap.
 */
final class ElectricityMapsCsv implements CsvTable.Sink {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final String file;
  private final List<CsvRow> rows = new ArrayList<>();
  private String time = "";
  private String zone = "";
  private String direct = "";
  private String lifecycle = "";
  private String estimated = "";

  private ElectricityMapsCsv(String file) {
    this.file = file;
  }

  /** Adds all slots of a file to {@code series}. */
  static void read(String file, byte[] content, SeriesBuilder series) throws IOException {
    ElectricityMapsCsv csv = new ElectricityMapsCsv(file);
    CsvTable.read(file, new ByteArrayInputStream(content), csv);
    csv.addTo(series);
  }

  @Override
  public void columns(String where, List<String> columns) throws CsvException {
    time = column(columns, "Datetime (UTC)", name -> name.startsWith("datetime"));
    zone = column(columns, "Zone Id", name -> name.equals("zone id"));
    direct =
        column(
            columns,
            "Carbon intensity (direct)",
            name -> name.startsWith("carbon intensity") && name.endsWith("(direct)"));
    lifecycle =
        column(
            columns,
            "Carbon intensity (life cycle)",
            name ->
                name.startsWith("carbon intensity")
                    && (name.contains("life cycle") || name.endsWith("(lca)")));
    estimated = column(columns, "Data Estimated", name -> name.equals("data estimated"));
  }

  private String column(List<String> columns, String wanted, Predicate<String> named)
      throws CsvException {
    for (String column : columns) {
      if (named.test(column.strip().toLowerCase(Locale.ROOT))) {
        return column;
      }
    }
    throw new CsvException(file + ":1", "has no column '" + wanted + "'");
  }

  @Override
  public void row(CsvRow row) {
    rows.add(row);
  }

  private void addTo(SeriesBuilder series) throws CsvException {
    Duration length = length();
    for (CsvRow row : rows) {
      add(series, row, FactorBoundary.DIRECT, direct, length);
      add(series, row, FactorBoundary.LIFECYCLE, lifecycle, length);
    }
  }

  private void add(
      SeriesBuilder series, CsvRow row, FactorBoundary boundary, String column, Duration length)
      throws CsvException {
    if (row.optional(column).isEmpty()) {
      return;
    }
    Instant start = row.instant(time);
    series.add(
        row.where(),
        SignalPublisher.ELECTRICITY_MAPS,
        row.text(zone),
        boundary,
        new IntensitySlot(
            start,
            start.plus(length),
            row.amount(column),
            row.optional(estimated).filter("true"::equalsIgnoreCase).isPresent()));
  }

  private Duration length() throws CsvException {
    if (rows.size() < 2) {
      throw new CsvException(
          file, "has fewer than two rows, so that the length of a slot cannot be told");
    }
    Duration length = Duration.between(rows.get(0).instant(time), rows.get(1).instant(time));
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new CsvException(
          rows.get(1).where(),
          "comes " + length + " after the row before; slots must take an hour at most, in order");
    }
    return length;
  }
}
