package io.greenai.agent.scope;

import io.greenai.agent.boot.Bridge;
import io.greenai.ledger.Phase;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What woven code tells, turned into scopes, models and pools. Runs on the application's threads.
 */
public final class Calls extends Bridge {

  /** The method in which results of a stream are computed. */
  public static final String STREAMING = StreamedWork.class.getName() + ".compute";

  private static final Phase[] PHASES = Phase.values();

  /** Hears of the native threads of a session that is about to close. */
  public interface WorkersEnding {
    void ending(String tag, int[] tids);
  }

  private final ThreadScopes threads;
  private final ModelRegistry models;
  private final OwnScopes ownScopes;
  private final Loading loading;
  private final FirstSlip failure;
  private volatile @Nullable CallListener listener;

  /**
   * Books of calls.
   *
   * @param tell takes the one line about the first failure
   */
  public Calls(
      ThreadScopes threads,
      ModelRegistry models,
      NativePools pools,
      WorkersEnding workersEnding,
      Consumer<String> tell) {
    this.threads = threads;
    this.models = models;
    this.ownScopes = new OwnScopes(threads, models, tell);
    this.loading = new Loading(threads, models, pools, workersEnding);
    this.failure = new FirstSlip(tell);
  }

  /** Each completed call is told to {@code calls}, on the thread of the call. */
  public void listen(@Nullable CallListener calls) {
    listener = calls;
  }

  /**
   * A call from its beginning to its end, of a model that nobody knows: so that what calls need is
   * loaded before the application makes one. For books that are thrown away.
   */
  public void rehearse() {
    Object call = onEnter(new Object(), INFERENCE);
    if (call != null) {
      onExit(call, null);
      onItems(call, 1);
    }
  }

  @Override
  protected @Nullable Object onEnter(Object model, int phase) {
    ThreadScope thread = threads.current();
    return thread.push(models.find(model, thread.probe), PHASES[phase]);
  }

  @Override
  protected @Nullable Object onEnterNative(Object model, int phase) {
    ThreadScope thread = threads.current();
    return thread.pushPinned(models.find(model, thread.probe), PHASES[phase]);
  }

  @Override
  protected @Nullable Object onEnterNamed(String model, String version, String device, int phase) {
    return threads.current().push(models.named(model, version, device), PHASES[phase]);
  }

  @Override
  protected void onExit(Object call, @Nullable Throwable failure) {
    Frame frame = (Frame) call;
    Usage usage = frame.usage;
    CallCounters counters = frame.counters;
    long durationNanos = threads.end(frame);
    if (durationNanos >= 0 && counters != null) {
      counters.completed(durationNanos, failure != null);
      if (usage != null && usage.model != null) {
        tellListener(usage.model, usage.phase, durationNanos, failure != null);
      }
    }
  }

  private void tellListener(LoadedModel model, Phase phase, long durationNanos, boolean failed) {
    CallListener listening = listener;
    if (listening != null) {
      listening.completed(model, phase, durationNanos, failed);
    }
  }

  @Override
  protected @Nullable Object onStarted(
      @Nullable String model, @Nullable String version, @Nullable String device, int phase) {
    return ownScopes.start(model, version, device, PHASES[phase]);
  }

  @Override
  protected void onScopeItems(Object scope, long count) {
    ownScopes.items((OwnScope) scope, count);
  }

  @Override
  protected void onScopeTokens(Object scope, long in, long out) {
    ownScopes.tokens((OwnScope) scope, in, out);
  }

  @Override
  protected void onScopeScore(Object scope, @Nullable String measure, @Nullable BigDecimal value) {
    ((OwnScope) scope).score(measure, value);
  }

  @Override
  protected void onScopeExperiment(Object scope, @Nullable String id) {
    ((OwnScope) scope).experiment(id);
  }

  @Override
  protected void onScopeFailed(Object scope) {
    ((OwnScope) scope).failed();
  }

  @Override
  protected void onScopeEnded(Object ended) {
    OwnScope scope = (OwnScope) ended;
    long durationNanos = ownScopes.end(scope);
    if (durationNanos >= 0) {
      tellListener(scope.model, scope.phase, durationNanos, scope.hasFailed());
    }
  }

  @Override
  protected void onItems(Object call, long items) {
    Frame frame = (Frame) call;
    CallCounters counters = frame.counters;
    AtomicBoolean stated = frame.itemsStated;
    if (counters != null && (stated == null || !stated.get())) {
      counters.items(items);
    }
  }

  @Override
  protected Object onStreamed(Object results) {
    Usage working = threads.current().working();
    return results instanceof Stream<?> stream && working != null && working.model != null
        ? StreamedWork.of(
            stream, models, working.model, Arrays.asList(PHASES).indexOf(working.phase))
        : results;
  }

  @Override
  protected void onOpen(Object model, int phase) {
    ThreadScope thread = threads.current();
    thread.openRegion(models.find(model, thread.probe), PHASES[phase]);
  }

  @Override
  protected void onClose() {
    threads.current().closeRegion();
  }

  @Override
  protected Object onCreating(Object source, @Nullable Object options) {
    return loading.creating(source, options);
  }

  @Override
  protected void onCreated(Object creation, @Nullable Object session) {
    loading.created(creation, session);
  }

  @Override
  protected @Nullable Object onLoading() {
    return loading.begin();
  }

  @Override
  protected void onLoaded(Object load, @Nullable Object model) {
    loading.end(load, model);
  }

  @Override
  protected Object onPoolCreating(String engine) {
    return loading.poolCreating(engine);
  }

  @Override
  protected void onPoolCreated(Object creation) {
    loading.poolCreated(creation);
  }

  @Override
  protected void onClosing(Object model) {
    loading.closing(model);
  }

  @Override
  protected void onDevices(Object model, Object[] devices) {
    List<String> names = DjlDescriber.names(devices);
    if (names.size() > 1) {
      models.runsOn(model, Devices.joined(names), threads.current().probe);
    }
  }

  @Override
  protected void onOption(Object options, String name, @Nullable Object value) {
    loading.option(options, name, value);
  }

  @Override
  protected void onFailed(Throwable thrown) {
    failure.tell(() -> "a woven call could not be booked in full: " + thrown);
  }
}
