package io.greenai.agent.scope;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A model of this process: all sessions and model objects with one identity. Safe for use by many
 * threads.
 */
public final class LoadedModel {

  private final ModelIdentity identity;
  private final Map<Phase, CallCounters> counters = new ConcurrentHashMap<>();
  private final InFlight loaded;
  private long loadedTaken;
  private volatile boolean workersUnknown;
  private volatile Map<String, String> settings = Map.of();

  LoadedModel(ModelIdentity identity, long nowNanos) {
    this.identity = identity;
    this.loaded = new InFlight(nowNanos);
  }

  public ModelIdentity identity() {
    return identity;
  }

  public ModelKey key(Phase phase) {
    return identity.key(phase);
  }

  /** One more object of this model is in memory. */
  void objectLoaded(long nowNanos) {
    loaded.enter(nowNanos);
  }

  /** One object less. */
  void objectClosed(long nowNanos) {
    loaded.exit(nowNanos);
  }

  /** Time since the last call during which the model was loaded. For the sampler only. */
  public long drainLoadedNanos(long nowNanos) {
    long total = loaded.totalNanos(nowNanos);
    long since = Math.max(0, total - loadedTaken);
    loadedTaken = Math.max(loadedTaken, total);
    return since;
  }

  /** What the session that was opened last was opened with; empty where none was seen. */
  public Map<String, String> settings() {
    return settings;
  }

  void sessionOpened(SessionSettings with) {
    settings = with.recorded();
  }

  /** A session of this model has native workers, if any, that nobody saw come. */
  void workersAreUnknown() {
    workersUnknown = true;
  }

  /** How surely its CPU time is its own, at best. */
  public Ownership bestOwnership() {
    return workersUnknown ? Ownership.ESTIMATED : Ownership.EXACT;
  }

  CallCounters counters(Phase phase) {
    return counters.computeIfAbsent(phase, entered -> new CallCounters(System.nanoTime()));
  }

  /** The counters of a phase that was ever entered. */
  public @Nullable CallCounters countersIfAny(Phase phase) {
    return counters.get(phase);
  }
}
