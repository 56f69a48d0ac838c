package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A figure that does not come to what a closed report states.
 *
 * @param before as stated; absent where it was not
 * @param after as it is now; absent where it is not stated any more
 */
public record Restatement(Optional<Statement> before, Optional<Statement> after) {
  public Restatement {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }

  /**
   * In the order of the report.
   *
   * @param before figures as closed
   * @param after the same report's figures now
   */
  public static List<Restatement> all(List<Statement> before, List<Statement> after) {
    Map<String, Statement> stated = byId(before);
    Map<String, Statement> performed = byId(after);
    Set<String> ids = new LinkedHashSet<>(performed.keySet());
    ids.addAll(stated.keySet());
    List<Restatement> restated = new ArrayList<>();
    for (String id : ids) {
      Optional<Statement> was = Optional.ofNullable(stated.get(id));
      Optional<Statement> is = Optional.ofNullable(performed.get(id));
      if (was.isEmpty() || is.isEmpty() || !was.get().isAs(is.get())) {
        restated.add(new Restatement(was, is));
      }
    }
    return restated;
  }

  private static Map<String, Statement> byId(List<Statement> statements) {
    Map<String, Statement> byId = new LinkedHashMap<>();
    statements.forEach(statement -> byId.putIfAbsent(statement.id(), statement));
    return byId;
  }

  /** The figure, as it is now where it still is. */
  public Statement figure() {
    return after.or(() -> before).orElseThrow();
  }

  /** Currently less previously stated, where both have a number. */
  public Optional<BigDecimal> difference() {
    return before
        .flatMap(Statement::number)
        .flatMap(was -> after.flatMap(Statement::number).map(is -> is.subtract(was)));
  }
}
