package io.greenai.agent.boot;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls. Each static method is a volatile read and, with the books open, a call to
 * the agent; without an agent it does nothing. The methods may be called from any thread. None
 * throws: the advice around each call hands what it catches to {@link #failed}.
 */
public abstract class Bridge {

  public static final int DATA_PREPARATION = 0;
  public static final int TRAINING = 1;
  public static final int EVALUATION = 2;
  public static final int INFERENCE = 3;
  public static final int LOADING = 4;

  private static volatile @Nullable Bridge books;

  /** Lets woven code reach the agent; {@code null} makes every woven call one volatile read. */
  public static void install(@Nullable Bridge agent) {
    books = agent;
  }

  /**
   * A call of {@code model} begins on this thread.
   *
   * @return what {@link #exit} wants back, or {@code null} if the call is not booked
   */
  public static @Nullable Object enter(Object model, int phase) {
    Bridge open = books;
    return open == null ? null : open.onEnter(model, phase);
  }

  /**
   * The same for a call that is native code throughout: a virtual thread cannot leave its carrier.
   *
   * @return what {@link #exit} wants back, or {@code null} if the call is not booked
   */
  public static @Nullable Object enterNative(Object model, int phase) {
    Bridge open = books;
    return open == null ? null : open.onEnterNative(model, phase);
  }

  /**
   * A call of the model of this name begins on this thread: a method that is one by configuration.
   *
   * @param version empty where there is none
   * @param device empty for the CPU
   * @return what {@link #exit} wants back, or {@code null} if the call is not booked
   */
  public static @Nullable Object enterNamed(
      String model, String version, String device, int phase) {
    Bridge open = books;
    return open == null ? null : open.onEnterNamed(model, version, device, phase);
  }

  /** The call ends, with {@code failure} if it throws. */
  public static void exit(@Nullable Object call, @Nullable Throwable failure) {
    Bridge open = books;
    if (open != null && call != null) {
      open.onExit(call, failure);
    }
  }

  /** How many items the call that has just ended was for. */
  public static void items(@Nullable Object call, long items) {
    Bridge open = books;
    if (open != null && call != null) {
      open.onItems(call, items);
    }
  }

  /**
   * A call promises results that are computed when they are asked for.
   *
   * @return a stream of the same results, whose computation is booked; or {@code results}
   */
  public static @Nullable Object streamed(@Nullable Object results) {
    Bridge open = books;
    return open == null || results == null ? results : open.onStreamed(results);
  }

  /** A stretch of work on {@code model} begins that no method encloses; stretches nest. */
  public static void open(Object model, int phase) {
    Bridge open = books;
    if (open != null) {
      open.onOpen(model, phase);
    }
  }

  /** The innermost stretch of this thread ends. */
  public static void close() {
    Bridge open = books;
    if (open != null) {
      open.onClose();
    }
  }

  /**
   * A session is about to be created from a path, bytes or a buffer; native threads that it starts
   * belong to it.
   */
  public static @Nullable Object creating(Object source, @Nullable Object options) {
    Bridge open = books;
    return open == null ? null : open.onCreating(source, options);
  }

  /** The session is there, or {@code null} if its creation failed. */
  public static void created(@Nullable Object creation, @Nullable Object session) {
    Bridge open = books;
    if (open != null && creation != null) {
      open.onCreated(creation, session);
    }
  }

  /**
   * A model is about to be loaded; which one shows in the end.
   *
   * @return what {@link #loaded} wants back, or {@code null} if the load is not booked
   */
  public static @Nullable Object loading() {
    Bridge open = books;
    return open == null ? null : open.onLoading();
  }

  /** The model is there, or {@code null} if it could not be loaded. */
  public static void loaded(@Nullable Object load, @Nullable Object model) {
    Bridge open = books;
    if (open != null && load != null) {
      open.onLoaded(load, model);
    }
  }

  /** A pool of native threads that all sessions share is about to be created. */
  public static @Nullable Object poolCreating(String pool) {
    Bridge open = books;
    return open == null ? null : open.onPoolCreating(pool);
  }

  public static void poolCreated(@Nullable Object creation) {
    Bridge open = books;
    if (open != null && creation != null) {
      open.onPoolCreated(creation);
    }
  }

  /** The model is about to be closed; its native threads still exist. */
  public static void closing(Object model) {
    Bridge open = books;
    if (open != null) {
      open.onClosing(model);
    }
  }

  /** The model, which is there, will be run on all of these devices of its library. */
  public static void devices(Object model, Object[] devices) {
    Bridge open = books;
    if (open != null) {
      open.onDevices(model, devices);
    }
  }

  /** An option that the library lets nobody read back. */
  public static void option(Object options, String name, @Nullable Object value) {
    Bridge open = books;
    if (open != null) {
      open.onOption(options, name, value);
    }
  }

  /**
   * The application opens a scope of a model by its own word; any thread may use and end it.
   *
   * @return what the methods of scopes want back, or {@code null} if it is not booked
   */
  public static @Nullable Object started(
      @Nullable String model, @Nullable String version, @Nullable String device, int phase) {
    Bridge open = books;
    return open == null ? null : open.onStarted(model, version, device, phase);
  }

  /** More items of a scope. */
  public static void scopeItems(Object scope, long count) {
    Bridge open = books;
    if (open != null) {
      open.onScopeItems(scope, count);
    }
  }

  /** More tokens of a scope. */
  public static void scopeTokens(Object scope, long in, long out) {
    Bridge open = books;
    if (open != null) {
      open.onScopeTokens(scope, in, out);
    }
  }

  /** How good the model of a scope is by some measure. */
  public static void scopeScore(
      Object scope, @Nullable String measure, @Nullable BigDecimal value) {
    Bridge open = books;
    if (open != null) {
      open.onScopeScore(scope, measure, value);
    }
  }

  /** What experiment the work of a scope is part of. */
  public static void scopeExperiment(Object scope, @Nullable String id) {
    Bridge open = books;
    if (open != null) {
      open.onScopeExperiment(scope, id);
    }
  }

  /** The call that a scope is has failed. */
  public static void scopeFailed(Object scope) {
    Bridge open = books;
    if (open != null) {
      open.onScopeFailed(scope);
    }
  }

  /** A scope ends; again it changes nothing. */
  public static void scopeEnded(Object scope) {
    Bridge open = books;
    if (open != null) {
      open.onScopeEnded(scope);
    }
  }

  /** Advice threw. It is counted and told once; the application never sees it. */
  public static void failed(Throwable failure) {
    Bridge open = books;
    if (open != null) {
      open.onFailed(failure);
    }
  }

  protected abstract @Nullable Object onEnter(Object model, int phase);

  protected abstract @Nullable Object onEnterNative(Object model, int phase);

  protected abstract @Nullable Object onEnterNamed(
      String model, String version, String device, int phase);

  protected abstract void onExit(Object call, @Nullable Throwable failure);

  protected abstract void onItems(Object call, long items);

  protected abstract Object onStreamed(Object results);

  protected abstract void onOpen(Object model, int phase);

  protected abstract void onClose();

  protected abstract @Nullable Object onCreating(Object source, @Nullable Object options);

  protected abstract void onCreated(Object creation, @Nullable Object session);

  protected abstract @Nullable Object onLoading();

  protected abstract void onLoaded(Object load, @Nullable Object model);

  protected abstract @Nullable Object onPoolCreating(String pool);

  protected abstract void onPoolCreated(Object creation);

  protected abstract void onClosing(Object model);

  protected abstract void onDevices(Object model, Object[] devices);

  protected abstract void onOption(Object options, String name, @Nullable Object value);

  protected abstract @Nullable Object onStarted(
      @Nullable String model, @Nullable String version, @Nullable String device, int phase);

  protected abstract void onScopeItems(Object scope, long count);

  protected abstract void onScopeTokens(Object scope, long in, long out);

  protected abstract void onScopeScore(
      Object scope, @Nullable String measure, @Nullable BigDecimal value);

  protected abstract void onScopeExperiment(Object scope, @Nullable String id);

  protected abstract void onScopeFailed(Object scope);

  protected abstract void onScopeEnded(Object scope);

  protected abstract void onFailed(Throwable failure);
}
