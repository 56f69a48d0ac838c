package io.greenai.report.disclose.model;

import io.greenai.report.disclose.model.View.LineTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the figures were made.
 *
 * @param text in plain words
 * @param tables what choices of method did, in figures
 * @param factors that were used
 */
public record Methods(List<TextBlock> text, List<LineTable> tables, List<FactorRow> factors)
    implements Figures {
  public Methods {
    text = List.copyOf(text);
    tables = List.copyOf(tables);
    factors = List.copyOf(factors);
  }

  @Override
  public Stream<Figure> figures() {
    return tables.stream().flatMap(LineTable::figures);
  }
}
