package io.greenai.agent.scope;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A model of this process: all sessions and model objects with one identity. Safe for use by many
 * threads.
 */
public final class LoadedModel {

  private final ModelIdentity identity;
  private final Map<Phase, CallCounters> counters = new ConcurrentHashMap<>();
  private final Map<Phase, List<DeviceClock.Presence>> presences = new ConcurrentHashMap<>();
  private final Devices devices;
  private final InFlight loaded;
  private long loadedTaken;
  private volatile boolean workersUnknown;
  private volatile Map<String, String> settings = Map.of();
  private final Consumer<LoadedModel> comeBack;
  private volatile boolean left;

  /**
   * A model that is not in memory yet.
   *
   * @param comeBack told of a model that had left the books and is in memory or at work again
   */
  LoadedModel(
      ModelIdentity identity, Devices devices, Consumer<LoadedModel> comeBack, long nowNanos) {
    this.identity = identity;
    this.devices = devices;
    this.comeBack = comeBack;
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
    isThere();
  }

  /** It is in memory or at work: where it had left the books it comes back. */
  void isThere() {
    if (left) {
      comeBack.accept(this);
    }
  }

  /** Whether it has left the books. */
  void hasLeft(boolean gone) {
    left = gone;
  }

  /** What its devices had of it begins at 0 again. */
  void restartDeviceTimes() {
    presences.values().forEach(present -> present.forEach(DeviceClock.Presence::restart));
  }

  /** One object less. */
  void objectClosed(long nowNanos) {
    loaded.exit(nowNanos);
  }

  public boolean isLoaded() {
    return loaded.isOpen();
  }

  /** The accelerators that it runs on; none where it runs on the processor. */
  public List<String> accelerators() {
    return Devices.accelerators(identity.device());
  }

  /** Where its calls in a phase are present. Data are prepared on the processor. */
  List<DeviceClock.Presence> presences(Phase phase) {
    return phase == Phase.DATA_PREPARATION
        ? List.of()
        : presences.computeIfAbsent(phase, unused -> devices.presences(identity.device()));
  }

  /** What its calls have had of the time of accelerators so far, by phase and device. */
  public List<DeviceTime> deviceTimes(long nowNanos) {
    List<DeviceTime> times = new ArrayList<>();
    presences.forEach(
        (phase, present) -> {
          for (DeviceClock.Presence presence : present) {
            times.add(new DeviceTime(presence.device(), key(phase), presence.totalNanos(nowNanos)));
          }
        });
    return times;
  }

  /** Time since the last call during which the model was loaded. For the sampler only. */
  public long drainLoadedNanos(long nowNanos) {
    long total = loaded.totalNanos(nowNanos);
    long since = Math.max(0, total - loadedTaken);
    loadedTaken = Math.max(loadedTaken, total);
    return since;
  }

  /** What the session that was opened last was opened with; empty where there is none. */
  public Map<String, String> settings() {
    return settings;
  }

  void sessionOpened(SessionSettings with) {
    settings = with.recorded();
  }

  /** A session is there that nobody saw opened. */
  void sessionFound() {
    if (settings.isEmpty()) {
      settings = SessionSettings.some().recorded();
    }
  }

  /**
   * A session of this model has native workers, if any, that nobody saw come.
   *
   * @return whether that was not known yet
   */
  boolean workersAreUnknown() {
    boolean isNews = !workersUnknown;
    workersUnknown = true;
    return isNews;
  }

  boolean hasUnknownWorkers() {
    return workersUnknown;
  }

  /** Whether a session of this model may have native workers that nobody saw come. */
  public boolean mayHaveUnseenWorkers() {
    return workersUnknown;
  }

  CallCounters counters(Phase phase) {
    isThere();
    return counters.computeIfAbsent(phase, entered -> new CallCounters(System.nanoTime()));
  }

  /** The counters of a phase that was ever entered. */
  public @Nullable CallCounters countersIfAny(Phase phase) {
    return counters.get(phase);
  }
}
