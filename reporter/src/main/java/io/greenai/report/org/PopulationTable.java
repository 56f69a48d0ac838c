package io.greenai.report.org;

import io.greenai.report.csv.CsvException;
import io.greenai.report.csv.CsvRow;
import io.greenai.report.csv.CsvTable;
import io.greenai.report.yaml.Position;
import io.greenai.report.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what was to run from a table that another program wrote. */
final class PopulationTable implements CsvTable.Sink {
  private static final String HEADER = "service,environment,host,from,to,hours,zone";

  private final ZoneId zone;
  private final List<Expected> rows = new ArrayList<>();

  private PopulationTable(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * All of its rows.
   *
   * @param zone of rows that name none
   */
  static List<Expected> read(Path file, ZoneId zone) throws IOException {
    PopulationTable table = new PopulationTable(zone);
    CsvTable.read(file, table);
    return table.rows;
  }

  @Override
  public void columns(String where, List<String> columns) throws CsvException {
    String header = String.join(",", columns);
    if (!header.equals(HEADER)) {
      throw new CsvException(where, "the header is '" + header + "'; write '" + HEADER + "'");
    }
  }

  @Override
  public void row(CsvRow row) throws CsvException {
    row.onOneLine();
    LocalDate first = cell(row, "from").date("from");
    Optional<LocalDate> last = optional(row, "to").map(to -> to.date("to"));
    if (last.filter(first::isAfter).isPresent()) {
      throw cell(row, "to").invalid("to", "it lies before 'from'");
    }
    if (row.optional("service").isEmpty()) {
      throw cell(row, "service").invalid("service", "name the service");
    }
    int[] hours =
        optional(row, "hours").map(PopulationReader::hours).orElse(PopulationReader.allDay());
    rows.add(
        new Expected(
            cell(row, "service").text(),
            cell(row, "environment").text(),
            row.optional("host"),
            1,
            optional(row, "zone").map(cell -> cell.zone("zone")).orElse(zone),
            first,
            last,
            Expected.everyDay(),
            hours[0],
            hours[1]));
  }

  private static Optional<YamlScalar> optional(CsvRow row, String column) {
    return row.optional(column).map(text -> new YamlScalar(at(row), text));
  }

  private static YamlScalar cell(CsvRow row, String column) {
    return new YamlScalar(at(row), row.optional(column).orElse(""));
  }

  private static Position at(CsvRow row) {
    return new Position(row.file(), row.line(), 1);
  }
}
