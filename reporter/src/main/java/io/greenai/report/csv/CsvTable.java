package io.greenai.report.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A table with a header, comma-separated as RFC 4180 has it, in UTF-8 and packed or not. Blank
 * lines and lines that start with {@code #} are skipped.
 */
public final class CsvTable {
  private CsvTable() {}

  /** Takes the rows of a table. */
  public interface Sink {
    /**
     * The columns, before any row.
     *
     * @param where {@code file:line} of the header
     */
    void columns(String where, List<String> columns) throws IOException;

    /** A row. */
    void row(CsvRow row) throws IOException;
  }

  /**
   * Reads a file without holding it, row by row.
   *
   * @throws CsvException with file and line where it is no such table
   */
  public static void read(Path file, Sink sink) throws IOException {
    try (InputStream stored = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored) {
      read(file.toString(), in, sink);
    }
  }

  /**
   * Reads a table to its end, row by row.
   *
   * @param name of the file, for complaints
   * @throws CsvException with file and line where it is no such table
   */
  public static void read(String name, InputStream in, Sink sink) throws IOException {
    requireNonNull(sink, "sink");
    try (CsvReader<CsvRecord> lines =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(new InputStreamReader(in, UTF_8))) {
      List<String> columns = List.of();
      for (CsvRecord line : lines) {
        int number = Math.toIntExact(line.getStartingLineNumber());
        if (columns.isEmpty()) {
          columns = List.copyOf(line.getFields());
          sink.columns(name + ":" + number, columns);
        } else {
          sink.row(row(name, number, columns, line.getFields()));
        }
      }
      if (columns.isEmpty()) {
        throw new CsvException(name + ":1", "has no header");
      }
    } catch (CsvParseException e) {
      throw new CsvException(name, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw requireNonNull(e.getCause());
    }
  }

  private static CsvRow row(String file, int line, List<String> columns, List<String> fields)
      throws CsvException {
    if (fields.size() != columns.size()) {
      throw new CsvException(
          file + ":" + line,
          "has "
              + fields.size()
              + " fields where the header has "
              + columns.size()
              + "; write one for each, and those with a comma in quotation marks");
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), fields.get(i));
    }
    return new CsvRow(file, line, row);
  }
}
