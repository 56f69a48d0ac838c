package io.greenai.report.yaml;

import static java.util.Objects.requireNonNull;

/**
 * A place in a file that a person wrote.
 *
 * @param line counts from 1
 * @param column counts characters from 1
 */
public record Position(String file, int line, int column) {
  public Position {
    requireNonNull(file, "file");
  }

  /** {@code file:line:column}, the form that editors and terminals make clickable. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
