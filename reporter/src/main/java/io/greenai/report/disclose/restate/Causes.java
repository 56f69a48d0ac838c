package io.greenai.report.disclose.restate;

import io.greenai.report.close.Change;
import io.greenai.report.close.Restatement;
import io.greenai.report.close.Statement;
import io.greenai.report.disclose.model.Arithmetic;
import io.greenai.report.disclose.model.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why figures do not come to what a closed report states. Each input that is not what it was is put
 * in alone where all others still are: a cause is what then makes another figure, or what the
 * figure of now would not be without.
 */
final class Causes {
  private static final String SAME_NUMBER = "the number is the same, not how sure it is";

  private final Map<String, Figure> figures;
  private final InputShifts shifts;
  private final ChangeWords words;
  private final Undone now;
  private final Undone then;
  private final Map<Cause, Undone> with = new HashMap<>();
  private final Map<Cause, Undone> without = new HashMap<>();

  /**
   * Of a report.
   *
   * @param before figures as closed
   * @param figures now, by their ids
   * @param changes of what people keep and of ledger files since
   */
  Causes(List<Statement> before, Map<String, Figure> figures, List<Change> changes) {
    this.figures = figures;
    this.shifts = new InputShifts(before, figures.values());
    this.words = new ChangeWords(changes);
    this.now = new Undone(figures, shifts, shift -> false);
    this.then = new Undone(figures, shifts, shift -> true);
  }

  /**
   * What may have made another figure.
   *
   * @param shift of one input; absent for all sums over ledgers, which are one cause
   */
  private record Cause(Optional<Shift> shift) {
    boolean isOf(Shift other) {
      return shift.map(other::equals).orElseGet(other::isOfLedgers);
    }
  }

  /** In words, with what each does alone where there are several. */
  List<String> of(Restatement restatement) {
    String id = restatement.figure().id();
    Map<Cause, List<String>> causes = causes(shifts.under(id));
    List<String> differing =
        causes.isEmpty() ? words.all() : causes.values().stream().flatMap(List::stream).toList();
    if (restatement.difference().filter(number -> number.signum() == 0).isPresent()) {
      return Stream.concat(Stream.of(SAME_NUMBER), differing.stream()).toList();
    }
    return restatement
        .difference()
        .filter(number -> !causes.isEmpty())
        .flatMap(number -> restatement.before().flatMap(Statement::number))
        .flatMap(
            stated ->
                Optional.ofNullable(figures.get(id))
                    .flatMap(figure -> byEffect(figure, stated, causes)))
        .orElse(differing);
  }

  /** With what they are called. A choice that sums over ledgers rest on is one cause with them. */
  private Map<Cause, List<String>> causes(Set<Shift> differing) {
    Map<Cause, List<String>> causes = new LinkedHashMap<>();
    List<Shift> ofLedgers = differing.stream().filter(Shift::isOfLedgers).toList();
    List<String> choices = new ArrayList<>();
    for (Shift shift : differing) {
      if (shift.isChoice() && !ofLedgers.isEmpty()) {
        choices.add(shift.text());
      } else if (!shift.isOfLedgers()) {
        causes.put(new Cause(Optional.of(shift)), List.of(shift.text()));
      }
    }
    if (!ofLedgers.isEmpty()) {
      if (choices.isEmpty() || words.hasLedgers()) {
        choices.addAll(words.ofLedgers(ofLedgers.stream().anyMatch(Shift::isByTime)));
      }
      causes.put(new Cause(Optional.empty()), choices);
    }
    return causes;
  }

  /** Absent where the figure cannot be performed as it was. */
  private Optional<List<String>> byEffect(
      Figure figure, BigDecimal stated, Map<Cause, List<String>> causes) {
    Optional<BigDecimal> is = now.number(figure.id());
    Optional<BigDecimal> was = then.number(figure.id());
    if (is.isEmpty() || was.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal size = now.size(figure).max(then.size(figure));
    Effects effects = new Effects(figure.unit(), is.get().subtract(stated), size);
    if (Arithmetic.isFar(was.get(), stated, size)) {
      effects.add(ofAnotherFormula(figure, causes), Optional.of(was.get().subtract(stated)));
    }
    List<String> together = new ArrayList<>();
    List<String> withoutEffect = new ArrayList<>();
    causes.forEach(
        (cause, texts) -> {
          Optional<BigDecimal> alone = with(cause).number(figure.id());
          if (alone.isEmpty()) {
            effects.add(texts, Optional.empty());
          } else if (Arithmetic.isFar(alone.get(), was.get(), size)) {
            effects.add(texts, Optional.of(alone.get().subtract(was.get())));
          } else if (cause.shift().map(Shift::canBeUndone).orElse(true)) {
            withoutEffect.addAll(texts);
            without(cause)
                .number(figure.id())
                .filter(number -> Arithmetic.isFar(number, is.get(), size))
                .ifPresent(number -> together.addAll(texts));
          }
        });
    effects.addTogether(together.isEmpty() && effects.isEmpty() ? withoutEffect : together);
    return Optional.of(effects.texts());
  }

  /** What makes the formula of now come to another figure even from inputs as they were. */
  private List<String> ofAnotherFormula(Figure figure, Map<Cause, List<String>> causes) {
    List<String> standing = new ArrayList<>();
    causes.forEach(
        (cause, texts) -> {
          if (shifts.under(figure.id()).stream()
              .anyMatch(shift -> cause.isOf(shift) && !shift.canBeUndone())) {
            standing.addAll(texts);
          }
        });
    return standing.isEmpty() ? words.all() : standing;
  }

  private Undone with(Cause only) {
    return with.computeIfAbsent(
        only, cause -> new Undone(figures, shifts, shift -> !cause.isOf(shift)));
  }

  private Undone without(Cause only) {
    return without.computeIfAbsent(only, cause -> new Undone(figures, shifts, cause::isOf));
  }
}
