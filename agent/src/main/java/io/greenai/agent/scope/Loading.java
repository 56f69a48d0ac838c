package io.greenai.agent.scope;

import io.greenai.agent.cpu.ThreadTag;
import io.greenai.ledger.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Sessions, pools and models that come and go. Runs on the application's threads, within {@link
 * Calls}.
 */
final class Loading {

  /** What is told of options that are being built: all that is set of them will be seen. */
  private static final String BUILT = "<init>";

  private final ThreadScopes threads;
  private final ModelRegistry models;
  private final NativePools pools;
  private final Calls.WorkersEnding workersEnding;
  private final WeakIdentityMap<SessionSettings> settings = new WeakIdentityMap<>();

  /** A session in creation, and the tag that its workers are to carry. */
  private record OfSession(
      Object source,
      SessionSettings settings,
      String tag,
      ThreadTag.Token token,
      @Nullable Frame frame) {}

  /** A pool in creation that all sessions of an engine share. */
  private record OfPool(String engine, String tag, ThreadTag.Token token) {}

  Loading(
      ThreadScopes threads,
      ModelRegistry models,
      NativePools pools,
      Calls.WorkersEnding workersEnding) {
    this.threads = threads;
    this.models = models;
    this.pools = pools;
    this.workersEnding = workersEnding;
  }

  /** An option of sessions to be is set. */
  void option(Object options, String name, @Nullable Object value) {
    settings.expunge(dropped -> {});
    SessionSettings fresh = name.equals(BUILT) ? SessionSettings.all() : SessionSettings.some();
    SessionSettings present = settings.putIfAbsent(options, fresh);
    (present == null ? fresh : present).put(name, value);
  }

  /** A session is about to be created, with the library's own options where there are none. */
  Object creating(Object source, @Nullable Object options) {
    ThreadScope thread = threads.current();
    LoadedModel parent = thread.loading();
    SessionSettings with = options == null ? SessionSettings.all() : settings(options);
    Frame frame = thread.push(parent, Phase.LOADING);
    String tag = pools.newTag();
    return new OfSession(source, with, tag, ThreadTag.begin(tag), frame);
  }

  private SessionSettings settings(Object options) {
    SessionSettings seen = settings.get(options, new WeakIdentityMap.Probe());
    return seen == null ? SessionSettings.some() : seen;
  }

  /** The session is there, or {@code null} if its creation failed. */
  void created(Object creating, @Nullable Object session) {
    OfSession creation = (OfSession) creating;
    ThreadTag.end(creation.token());
    ThreadScope thread = threads.current();
    Frame frame = creation.frame();
    long durationNanos = frame == null ? -1 : thread.pop(frame);
    if (session == null) {
      thread.forgetUnnamed(Phase.LOADING);
      return;
    }
    LoadedModel parent = thread.loading();
    LoadedModel model;
    if (parent == null) {
      model = models.register(session, creation.source(), creation.settings());
      booked(thread, model, durationNanos);
    } else {
      model = parent;
      models.alias(session, parent);
    }
    model.sessionOpened(creation.settings());
    if (creation.token().worn()) {
      pools.ownedBy(creation.tag(), session, model);
    } else {
      models.workersAreUnknown(model);
    }
  }

  /** A model is about to be loaded. */
  @Nullable Object begin() {
    ThreadScope thread = threads.current();
    return thread.push(thread.loading(), Phase.LOADING);
  }

  /** The model is there, or {@code null} if it could not be loaded. */
  void end(Object load, @Nullable Object model) {
    ThreadScope thread = threads.current();
    long durationNanos = thread.pop((Frame) load);
    if (model == null) {
      thread.forgetUnnamed(Phase.LOADING);
    } else if (thread.loading() == null) {
      booked(thread, models.find(model, thread.probe), durationNanos);
    }
  }

  /** What was done under no name is the model's. */
  private static void booked(ThreadScope thread, LoadedModel model, long durationNanos) {
    thread.name(model, Phase.LOADING);
    if (durationNanos >= 0) {
      model.counters(Phase.LOADING).completed(durationNanos, false);
    }
  }

  /** A pool that sessions share is about to be created. */
  Object poolCreating(String engine) {
    String tag = pools.newTag();
    return new OfPool(engine, tag, ThreadTag.begin(tag));
  }

  void poolCreated(Object creating) {
    OfPool creation = (OfPool) creating;
    ThreadTag.end(creation.token());
    if (creation.token().worn()) {
      pools.sharedBy(creation.tag(), creation.engine());
    }
  }

  /** A model is about to be closed; its workers still exist. */
  void closing(Object model) {
    String tag = pools.closing(model);
    if (tag != null) {
      workersEnding.ending(tag, ThreadTag.workersOf(tag));
    }
    models.closed(model);
  }
}
