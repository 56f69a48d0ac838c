package io.greenai.report.budget;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Environments that a budget is for. {@code prod} is also what ledgers call {@code production}, and
 * what ledgers that name none are taken for: an agent that is told nothing runs in earnest.
 */
public record Environments(SortedSet<String> names) {
  private static final String PRODUCTION = "prod";

  /** Where a file names none. */
  static final Environments DEFAULT = of(List.of(PRODUCTION));

  public Environments {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  static Environments of(Collection<String> names) {
    return new Environments(
        names.stream().map(Environments::canonical).collect(Collectors.toCollection(TreeSet::new)));
  }

  boolean contains(String ofLedger) {
    return names.contains(canonical(ofLedger));
  }

  boolean shares(Environments other) {
    return !Collections.disjoint(names, other.names);
  }

  /** All that a ledger may write for them. */
  List<String> spellings() {
    return names.stream()
        .flatMap(
            name -> name.equals(PRODUCTION) ? Stream.of(name, "production", "") : Stream.of(name))
        .toList();
  }

  @Override
  public String toString() {
    return String.join(", ", names);
  }

  private static String canonical(String name) {
    return name.isEmpty() || name.equals("production") ? PRODUCTION : name;
  }
}
