package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What changed since a period was last closed, and which figures changed with it.
 *
 * @param kept whether a journal is kept, without which nothing of this is known
 * @param previous the close that inputs are compared with; empty where nothing was closed
 * @param changes of inputs since
 * @param restated figures that a closed report of the same period states otherwise
 * @param remark what follows from that; empty where nothing does
 */
public record Revision(
    boolean kept, String previous, List<Change> changes, List<Restated> restated, String remark)
    implements Figures {
  /** Of a report without a journal. */
  public static final Revision NONE = new Revision(false, "", List.of(), List.of(), "");

  public Revision {
    requireNonNull(previous, "previous");
    requireNonNull(remark, "remark");
    changes = List.copyOf(changes);
    restated = List.copyOf(restated);
  }

  @Override
  public Stream<Figure> figures() {
    return restated.stream()
        .flatMap(row -> Stream.of(row.previously(), row.currently(), row.difference()));
  }

  /**
   * Something that is not what it was.
   *
   * @param kind for example {@code late ledger}
   * @param before empty where it was not there
   * @param after empty where it is not there any more
   */
  public record Change(String kind, String what, String before, String after) {}

  /**
   * A figure and what a closed report states.
   *
   * @param cause in words
   */
  public record Restated(Figure previously, Figure currently, Figure difference, String cause) {}
}
