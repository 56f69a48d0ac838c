package io.greenai.report.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A table with a header, comma-separated as RFC 4180 has it, in UTF-8 and packed or not. Blank
 * lines and lines that start with {@code #} are skipped.
 */
public final class CsvTable {
  private CsvTable() {}

  /** Takes the rows of a table. */
  public interface Sink {
    /** The columns, before any row. */
    void columns(List<String> columns) throws IOException;

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
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .detectBomHeader(true)
            .ofNamedCsvRecord(new InputStreamReader(in, UTF_8))) {
      boolean headed = false;
      for (NamedCsvRecord row : rows) {
        if (!headed) {
          sink.columns(row.getHeader());
          headed = true;
        }
        sink.row(new CsvRow(name + ":" + row.getStartingLineNumber(), row.getFieldsAsMap()));
      }
      if (!headed) {
        throw new CsvException(name + ":1", "has no rows below a header");
      }
    } catch (CsvParseException e) {
      throw new CsvException(name, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw requireNonNull(e.getCause());
    }
  }
}
