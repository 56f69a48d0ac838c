package io.greenai.report.footprint;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.greenai.ledger.ModelKey;
import io.greenai.report.ingest.MeterGroup;
import io.greenai.report.query.LoadKey;
import java.util.Comparator;

/**
 * One thing that may be wrong. Whatever rests on it is wrong together; two sources are independent
 * of each other.
 *
 * @param name within its group
 * @param internal whether its size must not be told by itself, for it would tell a number that must
 *     not be printed
 */
public record ErrorSource(Group group, String name, boolean internal)
    implements Comparable<ErrorSource> {

  /** The four kinds of sources that a report tells apart. */
  public enum Group {
    METER("meters"),
    ALLOCATION("allocation"),
    FACTOR("factors"),
    BOUNDARY("boundary");

    private final String id;

    Group(String id) {
      this.id = id;
    }

    /** As printed. */
    public String id() {
      return id;
    }
  }

  private static final Comparator<ErrorSource> ORDER =
      comparing(ErrorSource::group)
          .thenComparing(ErrorSource::name)
          .thenComparing(ErrorSource::internal);

  public ErrorSource {
    requireNonNull(group, "group");
    requireNonNull(name, "name");
  }

  private ErrorSource(Group group, String name) {
    this(group, name, false);
  }

  static ErrorSource of(MeterGroup meters) {
    return new ErrorSource(Group.METER, meters.kind() + " on " + meters.cpuModel());
  }

  /** How the CPU time of one model, or of one account that is no model, was found, on all hosts. */
  static ErrorSource split(LoadKey load) {
    ModelKey model = load.model();
    return new ErrorSource(
        Group.ALLOCATION, model == null ? load.account().id() : "model " + model.name());
  }

  /** A row of a table, or a number that the organisation states. */
  static ErrorSource factor(String name, boolean internal) {
    return new ErrorSource(Group.FACTOR, name, internal);
  }

  /** What the meters of a site leave out. */
  static ErrorSource unmeteredRest(String site) {
    return new ErrorSource(Group.BOUNDARY, "unmetered rest of " + site);
  }

  @Override
  public int compareTo(ErrorSource other) {
    return ORDER.compare(this, other);
  }
}
