package io.greenai.report.disclose.restate;

import io.greenai.report.disclose.model.Arithmetic;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Causes of one restated figure, each with what it does alone. */
final class Effects {
  private final Unit unit;
  private final BigDecimal difference;
  private final BigDecimal size;
  private final List<Effect> alone = new ArrayList<>();
  private final List<String> together = new ArrayList<>();

  private record Effect(List<String> causes, Optional<BigDecimal> change) {}

  /**
   * Of a figure.
   *
   * @param difference that they make together
   * @param size of the largest number that goes into it
   */
  Effects(Unit unit, BigDecimal difference, BigDecimal size) {
    this.unit = unit == Unit.RATIO ? Unit.PERCENTAGE_POINTS : unit;
    this.difference = difference;
    this.size = size;
  }

  boolean isEmpty() {
    return alone.isEmpty();
  }

  /**
   * What has an effect where all others are still as they were.
   *
   * @param change absent where it cannot be told
   */
  void add(List<String> causes, Optional<BigDecimal> change) {
    alone.add(new Effect(causes, change));
  }

  /** What has none so, but without which the figure would be another now. */
  void addTogether(List<String> causes) {
    together.addAll(causes);
  }

  /** One text for each, and whether the effects add up; a single cause makes all the difference. */
  List<String> texts() {
    if (alone.size() == 1 && together.isEmpty() && addsUp()) {
      return alone.get(0).causes();
    }
    List<String> texts = new ArrayList<>(alone.stream().map(this::text).toList());
    if (!together.isEmpty()) {
      texts.add(
          (alone.isEmpty() ? "only together: " : "only together with these: ")
              + String.join(", ", together));
    }
    if (!alone.isEmpty() && !addsUp()) {
      texts.add("the effects of each alone do not add up to the difference");
    }
    return texts;
  }

  private String text(Effect effect) {
    return String.join(", ", effect.causes())
        + effect.change().map(change -> " (alone " + signed(change) + ")").orElse("");
  }

  private String signed(BigDecimal change) {
    return (change.signum() > 0 ? "+" : "") + UnitLadder.of(unit).write(change);
  }

  /** What nobody can tell the effect of may be what is left. */
  private boolean addsUp() {
    BigDecimal sum =
        alone.stream()
            .flatMap(effect -> effect.change().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return alone.stream().anyMatch(effect -> effect.change().isEmpty())
        || !Arithmetic.isFar(sum, difference, size);
  }
}
