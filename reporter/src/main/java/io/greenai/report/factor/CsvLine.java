package io.greenai.report.factor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line of a table. Fields hold no commas and no quotes; lines that start with {@code #} are
 * comments, and blank lines are skipped.
 *
 * @param where {@code file:line}
 * @param columns the header's names
 * @param fields one per column
 */
record CsvLine(String where, List<String> columns, List<String> fields) {

  /**
   * All lines below the header.
   *
   * @param headers that the file may have, each a comma-separated list of columns
   * @throws FactorSetException with file and line where the file does not keep the form
   */
  static List<CsvLine> all(String file, byte[] content, List<String> headers) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    List<CsvLine> read = new ArrayList<>();
    List<String> columns = List.of();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String where = file + ":" + (i + 1);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.indexOf('"') >= 0) {
        throw new FactorSetException(
            where, "has a quotation mark; write fields without quotes and commas");
      }
      if (columns.isEmpty()) {
        if (!headers.contains(line)) {
          throw new FactorSetException(
              where, "is '" + line + "'; the header must be " + String.join(" or ", headers));
        }
        columns = List.of(line.split(",", -1));
        continue;
      }
      List<String> fields = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
      if (fields.size() != columns.size()) {
        throw new FactorSetException(
            where,
            "has "
                + fields.size()
                + " fields where the header has "
                + columns.size()
                + "; write ';' for a comma inside a field");
      }
      read.add(new CsvLine(where, columns, fields));
    }
    if (columns.isEmpty()) {
      throw new FactorSetException(
          file + ":1", "has no header; it must be " + String.join(" or ", headers));
    }
    return read;
  }

  boolean has(String column) {
    return columns.contains(column);
  }

  /** The field of a column that the header has. */
  String get(String column) {
    return fields.get(columns.indexOf(column));
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
    return new FactorSetException(where, "'" + column + "' " + problem);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
