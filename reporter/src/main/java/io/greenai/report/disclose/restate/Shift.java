package io.greenai.report.disclose.restate;

import static java.util.Objects.requireNonNull;

import io.greenai.report.close.Statement.Kind;
import io.greenai.report.close.Statement.Part;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An input, no figure itself, that is not what a closed report had in its place.
 *
 * @param then absent where it was not there
 * @param now absent where it is not there any more
 */
record Shift(Optional<Part> then, Optional<Part> now) {
  Shift {
    requireNonNull(then, "then");
    requireNonNull(now, "now");
  }

  private Part part() {
    return now.or(() -> then).orElseThrow();
  }

  boolean isOfLedgers() {
    return part().kind() == Kind.LEDGERS;
  }

  boolean isChoice() {
    return part().kind() == Kind.POLICY
        && then.flatMap(Part::number).isEmpty()
        && now.flatMap(Part::number).isEmpty();
  }

  /** Whether it rests on intensities by time as well. */
  boolean isByTime() {
    return isOfLedgers() && part().name().contains("by time");
  }

  /**
   * What a formula of now has to take to have the input as it was: where ledgers had nothing, 0.
   * Absent where the input was not there, or its number must not be known.
   */
  Optional<BigDecimal> undone() {
    return now.isPresent() && then.isEmpty() && isOfLedgers()
        ? Optional.of(BigDecimal.ZERO)
        : then.flatMap(Part::number);
  }

  /** Whether a formula of now can be performed with it and without it. */
  boolean canBeUndone() {
    return now.flatMap(Part::number).isPresent() && undone().isPresent();
  }

  /** What it was and what it is. */
  String text() {
    Part part = part();
    String what = (part.kind() == Kind.FACTOR ? "factor " : "") + part.source();
    String was = then.map(old -> shown(old, part)).orElse("none");
    String is = now.map(Part::value).orElse("none");
    return was.equals(is)
        ? what + ": another value, which is " + is
        : what + ": " + was + " -> " + is;
  }

  private static String shown(Part old, Part now) {
    return old.source().equals(now.source())
        ? old.value()
        : old.value() + " (" + old.source() + ")";
  }
}
