package io.greenai.report.disclose.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What building models took by experiment, and how good they came to be, as applications state it.
 *
 * @param built whether models were built in the period at all
 * @param shown on a page: of each version those of most energy
 * @param others of the period, which are in the tables beside the report alone
 * @param unstated of each version, building of the period in windows that state no experiment
 */
public record Experiments(boolean built, List<Row> shown, List<Row> others, List<Unstated> unstated)
    implements Figures {

  /** Nothing was built. */
  public static final Experiments NONE = new Experiments(false, List.of(), List.of(), List.of());

  public Experiments {
    shown = List.copyOf(shown);
    others = List.copyOf(others);
    unstated = List.copyOf(unstated);
  }

  /** Of those shown, with books of their own. */
  public List<Row> withEnergy() {
    return shown.stream().filter(row -> row.taken().isPresent()).toList();
  }

  /** Of those shown. */
  public List<Row> withScores() {
    return shown.stream().filter(row -> !row.scores().isEmpty()).toList();
  }

  /** Of those shown, the titles of those whose windows state no score. */
  public List<String> withoutScores() {
    return shown.stream().filter(row -> row.scores().isEmpty()).map(Row::title).toList();
  }

  @Override
  public Stream<Figure> figures() {
    return Stream.concat(
        Stream.concat(shown.stream(), others.stream()).flatMap(Row::figures),
        unstated.stream().map(Unstated::energy));
  }

  /**
   * One experiment of a version.
   *
   * @param name its id; several where windows state several, empty where they state none
   * @param remark what has to be known of it, or the empty string
   * @param taken absent where windows state no experiment
   */
  public record Row(
      String version, String name, String remark, Optional<Taken> taken, List<ScoreRow> scores)
      implements Figures {
    public Row {
      scores = List.copyOf(scores);
    }

    /** Version and experiment. */
    public String title() {
      return version + ", " + (name.isEmpty() ? "no experiment stated" : name);
    }

    @Override
    public Stream<Figure> figures() {
      return Stream.concat(
          taken.stream().flatMap(Taken::figures), scores.stream().flatMap(ScoreRow::figures));
    }
  }

  /**
   * What it took from its first window on.
   *
   * @param booked from when to when
   * @param energy as booked
   * @param phases of {@code energy}, what was booked to each phase
   * @param facility as the grid delivers it, with idle energy and overhead by the policies
   * @param emissions of electricity and hardware over the life cycle
   */
  public record Taken(
      String booked, Figure energy, List<PhaseEnergy> phases, Figure facility, Figure emissions)
      implements Figures {
    public Taken {
      phases = List.copyOf(phases);
    }

    @Override
    public Stream<Figure> figures() {
      return Stream.concat(
          Stream.of(energy, facility, emissions), phases.stream().map(PhaseEnergy::energy));
    }
  }

  /** What of it was booked to a phase. */
  public record PhaseEnergy(String phase, Figure energy) {}

  /**
   * Scores by one measure, and what it took to come to the solution.
   *
   * @param measure name and phase
   * @param solution what counts as the solution, and when it was there
   * @param energy facility energy to solution
   * @param share of the experiment's booked energy; absent where the solution is not known
   * @param emissions to solution
   */
  public record ScoreRow(
      String measure,
      Figure last,
      Figure best,
      String solution,
      Figure energy,
      Optional<Figure> share,
      Figure emissions)
      implements Figures {
    @Override
    public Stream<Figure> figures() {
      return Stream.concat(Stream.of(last, best, energy, emissions), share.stream());
    }
  }

  /** Building of a version in windows that state no experiment. */
  public record Unstated(String version, Figure energy) {}
}
