package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A figure that does not come to what a closed report states.
 *
 * @param before as stated; absent where it was not
 * @param after as it is now; absent where it is not stated any more
 * @param causes in words
 * @param kinds of inputs that differ
 */
public record Restatement(
    Optional<Statement> before,
    Optional<Statement> after,
    List<String> causes,
    Set<Statement.Kind> kinds) {
  public Restatement {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    causes = List.copyOf(causes);
    kinds = Set.copyOf(kinds);
  }

  /** Currently less previously stated, where both have a number. */
  public Optional<BigDecimal> difference() {
    return before
        .flatMap(Statement::number)
        .flatMap(was -> after.flatMap(Statement::number).map(is -> is.subtract(was)));
  }
}
