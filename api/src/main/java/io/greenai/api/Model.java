package io.greenai.api;

import java.util.concurrent.Callable;

/** A model and what it does. Immutable; safe to keep and for use by many threads. */
public final class Model {
  private final String name;
  private final String version;
  private final String device;
  private final Phase phase;

  Model(String name, String version, String device, Phase phase) {
    this.name = name;
    this.version = version;
    this.device = device;
    this.phase = phase;
  }

  public Model version(String of) {
    return new Model(name, of, device, phase);
  }

  public Model phase(Phase of) {
    return new Model(name, version, device, of);
  }

  /** Where it works if not on the CPU: {@code gpu0}, or several as in {@code gpu0+gpu1}. */
  public Model device(String of) {
    return new Model(name, version, of, phase);
  }

  /**
   * From now on this thread works for the model, until the scope is closed. Scopes of the same
   * model inside are part of the outermost one's call; a scope or a library's call of another model
   * inside keeps its own time.
   */
  public Scope start() {
    Object link = AgentLink.start(name, version, device, phase == null ? 3 : phase.code);
    return link == null ? Scope.UNBOOKED : new Scope(link);
  }

  /**
   * Runs {@code work} as one call of the model; a call that throws is counted as an error.
   *
   * @throws Exception what {@code work} throws
   */
  public <T> T call(Callable<T> work) throws Exception {
    try (Scope scope = start()) {
      try {
        return work.call();
      } catch (Throwable e) {
        scope.failed();
        throw e;
      }
    }
  }
}
