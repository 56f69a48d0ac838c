package io.greenai.report.factor;

import io.greenai.report.csv.CsvException;
import io.greenai.report.csv.CsvRow;
import io.greenai.report.csv.CsvTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line of a factor table.
 *
 * @param row as it was read
 */
record CsvLine(CsvRow row) {

  /**
   * All lines below the header.
   *
   * @param headers that the file may have, each a comma-separated list of columns
   * @throws FactorSetException with file and line where the file does not keep the form
   */
  static List<CsvLine> all(String file, byte[] content, List<String> headers) {
    List<CsvLine> read = new ArrayList<>();
    try {
      CsvTable.read(
          file,
          new ByteArrayInputStream(content),
          new CsvTable.Sink() {
            @Override
            public void columns(String where, List<String> columns) {
              String header = String.join(",", columns);
              if (!headers.contains(header)) {
                throw new FactorSetException(
                    where,
                    "is '" + header + "'; the header must be " + String.join(" or ", headers));
              }
            }

            @Override
            public void row(CsvRow row) throws CsvException {
              read.add(new CsvLine(row.onOneLine()));
            }
          });
    } catch (IOException e) {
      throw new FactorSetException(String.valueOf(e.getMessage()));
    }
    return read;
  }

  /** {@code file:line}. */
  String where() {
    return row.where();
  }

  boolean has(String column) {
    return row.fields().containsKey(column);
  }

  /** The field of a column that the header has; blank where it is. */
  String get(String column) {
    return row.optional(column).orElse("");
  }

  /** The field of a column that must not be blank. */
  String required(String column) {
    String text = get(column);
    if (text.isEmpty()) {
      throw problem(column, "is blank; it must be given");
    }
    return text;
  }

  /** The constant whose name, in lower case and with dashes, the field holds. */
  <E extends Enum<E>> E constant(String column, Class<E> type) {
    String text = required(column);
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(text)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants()).map(CsvLine::word).collect(Collectors.joining(", "));
    throw problem(column, "is '" + text + "'; write one of " + known);
  }

  FactorSetException problem(String column, String problem) {
    return new FactorSetException(where(), "'" + column + "' " + problem);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
