package io.greenai.report.csv;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table.
 *
 * @param file its name, for complaints
 * @param line in the file, from 1
 * @param fields by the name of their column; blank ones are there and blank
 */
public record CsvRow(String file, int line, Map<String, String> fields) {
  public CsvRow {
    requireNonNull(file, "file");
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** {@code file:line}. */
  public String where() {
    return file + ":" + line;
  }

  /** A field that is not blank; absent too where the table has no such column. */
  public Optional<String> optional(String column) {
    return Optional.ofNullable(fields.get(column))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** This row, where no field of it runs over several lines for want of a quotation mark. */
  public CsvRow onOneLine() throws CsvException {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (field.getValue().indexOf('\n') >= 0) {
        throw problem(field.getKey(), "runs over the end of the line; close its quotation mark");
      }
    }
    return this;
  }

  /** A field that must not be blank. */
  public String text(String column) throws CsvException {
    return optional(column).orElseThrow(() -> problem(column, "is blank; it must be given"));
  }

  /** A number of 0 or more, in plain or scientific notation. */
  public BigDecimal amount(String column) throws CsvException {
    String text = text(column);
    try {
      BigDecimal amount = new BigDecimal(text);
      if (amount.signum() >= 0 && Math.abs(amount.scale()) <= 100) {
        return amount;
      }
    } catch (NumberFormatException e) {
      throw problem(column, "is '" + text + "'; write a number with a decimal point");
    }
    throw problem(column, "is '" + text + "'; write a number of 0 or more");
  }

  /** A moment; one without an offset is taken as UTC. */
  public Instant instant(String column) throws CsvException {
    String text = text(column);
    String iso = text.replaceFirst(" UTC$", "Z").replace(' ', 'T');
    try {
      return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && iso.indexOf('T') > 0
          ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant()
          : LocalDateTime.parse(iso.length() == 10 ? iso + "T00:00" : iso)
              .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw problem(column, "is '" + text + "'; write a moment as 2026-10-01T00:00:00Z");
    }
  }

  /** What is wrong with a field. */
  public CsvException problem(String column, String problem) {
    return new CsvException(where(), "'" + column + "' " + problem);
  }
}
