package io.greenai.agent.meter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** The tables beside these classes. */
final class Table {
  private Table() {}

  /**
   * The cells of each line but comments, which begin with {@code #}, and the heading; the last cell
   * may hold commas.
   */
  static Stream<String[]> rows(String resource, int columns) {
    InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(resource), resource);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", columns))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
