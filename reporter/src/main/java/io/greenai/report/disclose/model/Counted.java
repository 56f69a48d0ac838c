package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What budgets count and what none does: figures of the views, cut to some of their loads.
 *
 * @param rows one for each budget, period and measure
 * @param unbudgeted what models did that no budget is for
 * @param unbudgetedModels by name, service and environment
 * @param onUnbudgeted what a gate does about them
 */
public record Counted(
    List<Row> rows, List<Row> unbudgeted, List<String> unbudgetedModels, String onUnbudgeted)
    implements Figures {
  public Counted {
    rows = List.copyOf(rows);
    unbudgeted = List.copyOf(unbudgeted);
    unbudgetedModels = List.copyOf(unbudgetedModels);
    requireNonNull(onUnbudgeted, "onUnbudgeted");
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.concat(rows.stream(), unbudgeted.stream()).flatMap(Row::figures);
  }

  /**
   * One sum.
   *
   * @param name of a budget with its period, or {@code unbudgeted}
   * @param parts that it is the sum of; none where it has none
   */
  public record Row(String name, List<Figure> parts, Figure sum) implements Figures {
    public Row {
      requireNonNull(name, "name");
      requireNonNull(sum, "sum");
      parts = List.copyOf(parts);
    }

    @Override
    public Stream<Figure> figures() {
      return Stream.concat(parts.stream(), Stream.of(sum));
    }
  }
}
