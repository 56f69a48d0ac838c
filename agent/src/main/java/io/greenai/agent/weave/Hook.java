package io.greenai.agent.weave;

import io.greenai.agent.boot.Bridge;
import java.util.List;

/**
 * A method to weave.
 *
 * @param type binary name of the class that declares it
 * @param candidates signatures in order of preference: the first one that this version of the
 *     library declares is woven
 * @param advice simple name of the class in {@code weave.advice} that is inlined
 * @param phase what {@code @InPhase} stands for in the advice, one of the bridge's constants
 * @param required whether calls go unbooked without it, so that its absence is told
 */
record Hook(String type, List<Signature> candidates, String advice, int phase, boolean required) {

  /**
   * @param parameters binary names of the parameter types
   */
  record Signature(String method, List<String> parameters) {
    @Override
    public String toString() {
      return method + "(" + String.join(", ", parameters) + ")";
    }
  }

  static Hook required(String type, String advice, Signature... candidates) {
    return new Hook(type, List.of(candidates), advice, Bridge.INFERENCE, true);
  }

  /** A method that only some versions have. */
  static Hook optional(String type, String advice, Signature... candidates) {
    return new Hook(type, List.of(candidates), advice, Bridge.INFERENCE, false);
  }

  /** The same hook with advice that serves several phases. */
  Hook in(int wanted) {
    return new Hook(type, candidates, advice, wanted, required);
  }

  static Signature method(String name, String... parameters) {
    return new Signature(name, List.of(parameters));
  }
}
