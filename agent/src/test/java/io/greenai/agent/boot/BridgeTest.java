package io.greenai.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What woven code is answered, with an agent and without. */
class BridgeTest {
  private static final Object MODEL = "model";

  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void withoutAgent() {
    Bridge.install(null);
  }

  @Test
  void withoutAnAgentEveryWovenCallDoesNothing() {
    everything();

    assertThat(heard).isEmpty();
    assertThat(Bridge.enter(MODEL, Bridge.INFERENCE)).isNull();
    assertThat(Bridge.enterNamed("ranker", "", "", Bridge.INFERENCE)).isNull();
    assertThat(Bridge.streamed("results")).isEqualTo("results");
    assertThat(Bridge.creating(MODEL, null)).isNull();
    assertThat(Bridge.poolCreating("engine")).isNull();
    assertThat(Bridge.loading()).isNull();
  }

  @Test
  void theAgentHearsEveryWovenCallInItsOrder() {
    Bridge.install(new Listening());

    everything();

    assertThat(heard)
        .containsExactly(
            "enter 3",
            "exit",
            "items 8",
            "enter native 3",
            "exit",
            "enter ranker 7 gpu0 2",
            "exit",
            "streamed results",
            "open 1",
            "close",
            "creating",
            "created",
            "loading",
            "loaded",
            "poolCreating",
            "poolCreated",
            "devices 2",
            "option a=1",
            "closing",
            "started ranker 7 cpu 1",
            "scope items 32",
            "scope tokens 1 2",
            "scope score accuracy 1",
            "scope experiment exp-42",
            "scope failed",
            "scope ended",
            "failed x");
  }

  @Test
  void aCallThatBeganWithoutTheAgentIsNotToldToEnd() {
    Object call = Bridge.enter(MODEL, Bridge.INFERENCE);
    Object creation = Bridge.creating(MODEL, null);
    Object pool = Bridge.poolCreating("engine");
    Object load = Bridge.loading();
    Bridge.install(new Listening());

    Bridge.exit(call, null);
    Bridge.items(call, 8);
    Bridge.created(creation, MODEL);
    Bridge.poolCreated(pool);
    Bridge.loaded(load, MODEL);

    assertThat(heard).isEmpty();
  }

  @Test
  void aCallThatEndsWithoutTheAgentIsNotTold() {
    Bridge.install(new Listening());
    Object call = Bridge.enter(MODEL, Bridge.INFERENCE);
    Bridge.install(null);

    Bridge.exit(call, null);

    assertThat(heard).containsExactly("enter 3");
  }

  private static void everything() {
    Object call = Bridge.enter(MODEL, Bridge.INFERENCE);
    Bridge.exit(call, null);
    Bridge.items(call, 8);
    Bridge.exit(Bridge.enterNative(MODEL, Bridge.INFERENCE), null);
    Bridge.exit(Bridge.enterNamed("ranker", "7", "gpu0", Bridge.EVALUATION), null);
    Bridge.streamed("results");
    Bridge.open(MODEL, Bridge.TRAINING);
    Bridge.close();
    Bridge.created(Bridge.creating(MODEL, null), MODEL);
    Bridge.loaded(Bridge.loading(), MODEL);
    Bridge.poolCreated(Bridge.poolCreating("engine"));
    Bridge.devices(MODEL, new Object[2]);
    Bridge.option(MODEL, "a", 1);
    Bridge.closing(MODEL);
    Object scope = Bridge.started("ranker", "7", "cpu", Bridge.TRAINING);
    Bridge.scopeItems(MODEL, 32);
    Bridge.scopeTokens(MODEL, 1, 2);
    Bridge.scopeScore(MODEL, "accuracy", BigDecimal.ONE);
    Bridge.scopeExperiment(MODEL, "exp-42");
    Bridge.scopeFailed(MODEL);
    Bridge.scopeEnded(scope == null ? MODEL : scope);
    Bridge.failed(new IllegalStateException("x"));
  }

  private final class Listening extends Bridge {
    @Override
    protected Object onEnter(Object model, int phase) {
      return told("enter " + phase);
    }

    @Override
    protected Object onEnterNative(Object model, int phase) {
      return told("enter native " + phase);
    }

    @Override
    protected Object onEnterNamed(String model, String version, String device, int phase) {
      return told("enter " + model + " " + version + " " + device + " " + phase);
    }

    @Override
    protected void onExit(Object call, @Nullable Throwable failure) {
      told("exit");
    }

    @Override
    protected void onItems(Object call, long items) {
      told("items " + items);
    }

    @Override
    protected Object onStreamed(Object results) {
      return told("streamed " + results);
    }

    @Override
    protected void onOpen(Object model, int phase) {
      told("open " + phase);
    }

    @Override
    protected void onClose() {
      told("close");
    }

    @Override
    protected Object onCreating(Object source, @Nullable Object options) {
      return told("creating");
    }

    @Override
    protected void onCreated(Object creation, @Nullable Object session) {
      told("created");
    }

    @Override
    protected Object onLoading() {
      return told("loading");
    }

    @Override
    protected void onLoaded(Object load, @Nullable Object model) {
      told("loaded");
    }

    @Override
    protected Object onPoolCreating(String pool) {
      return told("poolCreating");
    }

    @Override
    protected void onPoolCreated(Object creation) {
      told("poolCreated");
    }

    @Override
    protected void onClosing(Object model) {
      told("closing");
    }

    @Override
    protected void onDevices(Object model, Object[] devices) {
      told("devices " + devices.length);
    }

    @Override
    protected void onOption(Object options, String name, @Nullable Object value) {
      told("option " + name + "=" + value);
    }

    @Override
    protected void onFailed(Throwable failure) {
      told("failed " + failure.getMessage());
    }

    @Override
    protected @Nullable Object onStarted(
        @Nullable String model, @Nullable String version, @Nullable String device, int phase) {
      return told("started " + model + " " + version + " " + device + " " + phase);
    }

    @Override
    protected void onScopeItems(Object scope, long count) {
      told("scope items " + count);
    }

    @Override
    protected void onScopeTokens(Object scope, long in, long out) {
      told("scope tokens " + in + " " + out);
    }

    @Override
    protected void onScopeScore(
        Object scope, @Nullable String measure, @Nullable BigDecimal value) {
      told("scope score " + measure + " " + value);
    }

    @Override
    protected void onScopeExperiment(Object scope, @Nullable String id) {
      told("scope experiment " + id);
    }

    @Override
    protected void onScopeFailed(Object scope) {
      told("scope failed");
    }

    @Override
    protected void onScopeEnded(Object scope) {
      told("scope ended");
    }

    private Object told(String what) {
      heard.add(what);
      return what;
    }
  }
}
