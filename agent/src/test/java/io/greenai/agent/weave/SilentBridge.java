package io.greenai.agent.weave;

import io.greenai.agent.boot.Bridge;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A bridge that leads nowhere. */
class SilentBridge extends Bridge {
  @Override
  protected @Nullable Object onEnter(Object model, int phase) {
    return null;
  }

  @Override
  protected @Nullable Object onEnterNative(Object model, int phase) {
    return null;
  }

  @Override
  protected @Nullable Object onEnterNamed(String model, String version, String device, int phase) {
    return null;
  }

  @Override
  protected void onExit(Object call, @Nullable Throwable failure) {}

  @Override
  protected void onItems(Object call, long items) {}

  @Override
  protected Object onStreamed(Object results) {
    return results;
  }

  @Override
  protected void onOpen(Object model, int phase) {}

  @Override
  protected void onClose() {}

  @Override
  protected @Nullable Object onCreating(Object source, @Nullable Object options) {
    return null;
  }

  @Override
  protected void onCreated(Object creation, @Nullable Object session) {}

  @Override
  protected @Nullable Object onLoading() {
    return null;
  }

  @Override
  protected void onLoaded(Object load, @Nullable Object model) {}

  @Override
  protected @Nullable Object onPoolCreating(String pool) {
    return null;
  }

  @Override
  protected void onPoolCreated(Object creation) {}

  @Override
  protected void onClosing(Object model) {}

  @Override
  protected void onDevices(Object model, Object[] devices) {}

  @Override
  protected void onOption(Object options, String name, @Nullable Object value) {}

  @Override
  protected @Nullable Object onStarted(
      @Nullable String model, @Nullable String version, @Nullable String device, int phase) {
    return null;
  }

  @Override
  protected void onScopeItems(Object scope, long count) {}

  @Override
  protected void onScopeTokens(Object scope, long in, long out) {}

  @Override
  protected void onScopeScore(Object scope, @Nullable String measure, @Nullable BigDecimal value) {}

  @Override
  protected void onScopeExperiment(Object scope, @Nullable String id) {}

  @Override
  protected void onScopeFailed(Object scope) {}

  @Override
  protected void onScopeEnded(Object scope) {}

  @Override
  protected void onFailed(Throwable failure) {
    throw new AssertionError(failure);
  }
}
