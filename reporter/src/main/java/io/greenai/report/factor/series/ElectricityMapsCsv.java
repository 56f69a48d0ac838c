package io.greenai.report.factor.series;

import io.greenai.report.factor.FactorBoundary;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Reads the CSV of the Electricity Maps data portal, hourly or finer: it has a direct and a
 * lifecycle intensity per row. Columns are found by what their names say, which differs between
 * editions; a blank intensity is a gap.
 */
final class ElectricityMapsCsv {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final String file;
  private final List<List<String>> rows;

  ElectricityMapsCsv(String file, List<String> lines) {
    this.file = file;
    this.rows = lines.stream().map(ElectricityMapsCsv::fields).toList();
  }

  /** Adds all slots to {@code series}. */
  void read(SeriesBuilder series) {
    int time = column("Datetime (UTC)", name -> name.startsWith("datetime"));
    int zone = column("Zone Id", name -> name.equals("zone id"));
    int direct =
        column(
            "Carbon intensity (direct)",
            name -> name.startsWith("carbon intensity") && name.endsWith("(direct)"));
    int lifecycle =
        column(
            "Carbon intensity (life cycle)",
            name ->
                name.startsWith("carbon intensity")
                    && (name.contains("life cycle") || name.endsWith("(lca)")));
    int estimated = column("Data Estimated", name -> name.equals("data estimated"));
    Duration length = length(time);
    for (int i = 1; i < rows.size(); i++) {
      Instant start = instant(i, time);
      boolean isEstimated = field(i, estimated).equalsIgnoreCase("true");
      add(series, i, zone, FactorBoundary.DIRECT, direct, start, length, isEstimated);
      add(series, i, zone, FactorBoundary.LIFECYCLE, lifecycle, start, length, isEstimated);
    }
  }

  private void add(
      SeriesBuilder series,
      int row,
      int zone,
      FactorBoundary boundary,
      int column,
      Instant start,
      Duration length,
      boolean estimated) {
    String text = field(row, column);
    if (text.isEmpty()) {
      return;
    }
    BigDecimal grams;
    try {
      grams = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IntensityFileException(where(row), "'" + text + "' is no intensity in g/kWh");
    }
    series.add(
        where(row),
        field(row, zone),
        boundary,
        "Electricity Maps",
        new IntensitySlot(start, start.plus(length), grams, estimated));
  }

  private Duration length(int time) {
    if (rows.size() < 3) {
      throw new IntensityFileException(
          file, "has fewer than two rows, so that the length of a slot cannot be told");
    }
    Duration length = Duration.between(instant(1, time), instant(2, time));
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new IntensityFileException(
          where(2),
          "comes " + length + " after the row before; slots must take an hour at most, in order");
    }
    return length;
  }

  private Instant instant(int row, int time) {
    String text = field(row, time).replace(' ', 'T');
    String local = text.replaceFirst("(Z|\\+00:00)$", "");
    try {
      return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IntensityFileException(
          where(row), "'" + text + "' is no moment of UTC such as 2026-11-23 12:00:00");
    }
  }

  private int column(String wanted, Predicate<String> named) {
    List<String> header = rows.get(0);
    for (int i = 0; i < header.size(); i++) {
      if (named.test(header.get(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    throw new IntensityFileException(file + ":1", "has no column '" + wanted + "'");
  }

  private String field(int row, int column) {
    List<String> fields = rows.get(row);
    if (column >= fields.size()) {
      throw new IntensityFileException(
          where(row),
          "has " + fields.size() + " fields where the header has " + rows.get(0).size());
    }
    return fields.get(column);
  }

  private String where(int row) {
    return file + ":" + (row + 1);
  }

  /** Splits at commas outside quotes; a doubled quote inside quotes is one. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          field.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }
}
