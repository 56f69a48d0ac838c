package io.greenai.fleet;

import io.greenai.ledger.StatedFigures;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** What an application states of a model's work. */
@FunctionalInterface
interface Stating {
  /** One that says nothing. */
  Stating NOTHING = (calls, time) -> StatedFigures.NONE;

  /**
   * Of a quarter-hour.
   *
   * @param calls above 0
   * @param time when it begins, by the host's clock
   */
  StatedFigures of(long calls, ZonedDateTime time);

  /** Of a language model: tokens of each call, taken in and brought forth. */
  static Stating tokens(int in, int out) {
    return (calls, time) -> new StatedFigures(calls * in, calls * out, Map.of(), List.of());
  }
}
