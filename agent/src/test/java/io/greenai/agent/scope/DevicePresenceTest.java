package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.greenai.agent.attribute.Caller;
import io.greenai.ledger.Phase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which model is on which accelerator while woven calls come and go. */
class DevicePresenceTest {
  private static final int DATA_PREPARATION = 0;
  private static final int TRAINING = 1;
  private static final int INFERENCE = 3;
  private static final long MILLI = 1_000_000;

  private final ThreadScopes threads = new ThreadScopes(() -> 7);
  private final ModelRegistry models = new ModelRegistry(new ModelNaming(List.of()));
  private final Calls calls =
      new Calls(threads, models, new NativePools(), (tag, tids) -> {}, told -> {});
  private final Map<String, LoadedModel> loaded = new TreeMap<>();

  @Test
  void aCallIsOnItsModelsDeviceAndOnNoOther() {
    call(model("first", "gpu0"), 20);
    call(model("second", "gpu1"), 5);

    assertThat(millis("first")).containsOnlyKeys("gpu0 inference");
    assertThat(millis("second")).containsOnlyKeys("gpu1 inference");
    assertThat(millis("first").get("gpu0 inference")).isGreaterThanOrEqualTo(20);
  }

  @Test
  void aModelOnTheProcessorIsOnNoDevice() {
    call(model("plain", "cpu"), 1);

    assertThat(millis("plain")).isEmpty();
    assertThat(loaded.get("plain").accelerators()).isEmpty();
  }

  @Test
  void aModelOnSeveralDevicesIsOnEachOfThem() {
    call(model("wide", "gpu0+gpu1"), 10);

    assertThat(loaded.get("wide").accelerators()).containsExactly("gpu0", "gpu1");
    assertThat(millis("wide")).containsOnlyKeys("gpu0 inference", "gpu1 inference");
  }

  @Test
  void aModelThatATrainerRunsOnSeveralDevicesIsBookedAsOneOfAllOfThem() {
    Object model = model("trained", "gpu0");
    calls.onDevices(model, new Object[] {Device.gpu(0), Device.gpu(1), Device.gpu(0)});
    calls.onOpen(model, TRAINING);
    calls.onClose();

    LoadedModel known = models.known(model);
    assertThat(known.identity()).isEqualTo(new ModelIdentity("trained", "", "test", "gpu0+gpu1"));
    assertThat(known.isLoaded()).isTrue();
    assertThat(loaded.get("trained").isLoaded()).isFalse();
    assertThat(known.deviceTimes(System.nanoTime()))
        .extracting(DeviceTime::device)
        .containsExactly("gpu0", "gpu1");
  }

  @Test
  void aTrainerOnOneDeviceOrOnTheProcessorChangesNothing() {
    Object model = model("trained", "cpu");
    calls.onDevices(model, new Object[] {Device.cpu(), Device.cpu()});
    calls.onDevices(model, new Object[] {"no device"});

    assertThat(models.known(model)).isSameAs(loaded.get("trained"));
  }

  @Test
  void anOuterModelThatWaitsForAnInnerOneIsNotOnTheDevice() {
    Object call = calls.onEnter(model("outer", "gpu0"), INFERENCE);
    call(model("inner", "gpu0"), 40);
    calls.onExit(call, null);

    long inner = millis("inner").get("gpu0 inference");
    assertThat(inner).isGreaterThanOrEqualTo(40);
    assertThat(millis("outer").get("gpu0 inference")).isLessThan(inner);
  }

  @Test
  void dataArePreparedOnTheProcessor() {
    Object model = model("trained", "gpu0");
    calls.onOpen(model, DATA_PREPARATION);
    calls.onOpen(model, TRAINING);
    pass(10);
    calls.onClose();
    pass(10);
    calls.onClose();

    assertThat(millis("trained")).containsOnlyKeys("gpu0 training");
    assertThat(millis("trained").get("gpu0 training")).isGreaterThanOrEqualTo(10);
  }

  @Test
  void whatAThreadLeftOpenEndsWithIt() throws Exception {
    Object model = model("abandoned", "gpu0");
    Thread thread = new Thread(() -> calls.onOpen(model, TRAINING));
    thread.start();
    thread.join();
    sample();
    long ended = loaded.get("abandoned").deviceTimes(System.nanoTime()).get(0).nanos();
    pass(5);

    assertThat(loaded.get("abandoned").deviceTimes(System.nanoTime()).get(0).nanos())
        .isEqualTo(ended);
  }

  @Test
  void aModelThatLeftAndComesBackHasNothingOfBefore() {
    Object model = model("brief", "gpu0");
    call(model, 20);
    calls.onClosing(model);
    models.allTold(loaded.get("brief"));
    long again = System.nanoTime();
    model = model("brief", "gpu0");
    call(model, 1);
    long passed = System.nanoTime() - again;

    assertThat(nanos("brief")).isBetween(MILLI, passed);
  }

  @Test
  void aScopeThatAnotherThreadClosesLeavesTheDeviceWhateverItsOwnThreadDoes() throws Exception {
    long before = System.nanoTime();
    Object scope = start("ranker", "gpu0");
    pass(5);
    closeElsewhere(scope);
    long open = System.nanoTime() - before;
    pass(20);
    sample();

    long atTheEnd = nanos("ranker");
    assertThat(atTheEnd).isBetween(5 * MILLI, open);
    pass(5);
    assertThat(nanos("ranker")).isEqualTo(atTheEnd);
    calls.onScopeEnded(start("ranker", "gpu0"));
    long later = nanos("ranker");
    pass(5);
    assertThat(nanos("ranker")).as("and counts on as before").isEqualTo(later);
  }

  @Test
  void theModelAroundAScopeThatAnotherThreadClosesIsBackOnItsDevice() throws Exception {
    Object outer = start("outer", "gpu1");
    long before = nanos("outer");
    closeElsewhere(start("inner", "gpu0"));
    sample();
    long inner = nanos("inner");
    pass(10);

    assertThat(nanos("inner")).isEqualTo(inner);
    assertThat(nanos("outer")).isGreaterThanOrEqualTo(before + 10 * MILLI);
    calls.onScopeEnded(outer);
    long ended = nanos("outer");
    pass(5);
    assertThat(nanos("outer")).isEqualTo(ended);
  }

  @Test
  void aScopeOnTheProcessorThatAnotherThreadClosesGivesTheDeviceBackToTheModelAround()
      throws Exception {
    Object outer = start("outer", "gpu0");
    closeElsewhere(start("inner", "cpu"));
    sample();
    long before = nanos("outer");
    pass(10);

    assertThat(nanos("outer")).isGreaterThanOrEqualTo(before + 10 * MILLI);
    calls.onScopeEnded(outer);
    long ended = nanos("outer");
    pass(5);
    assertThat(nanos("outer")).isEqualTo(ended);
  }

  private Object start(String name, String device) {
    loaded.put(name, models.named(name, "", device));
    return calls.onStarted(name, "", device, INFERENCE);
  }

  private void closeElsewhere(Object scope) throws InterruptedException {
    Thread thread = new Thread(() -> calls.onScopeEnded(scope));
    thread.start();
    thread.join();
  }

  private void sample() {
    threads.sample(tid -> Caller.NO_CLOCK);
  }

  private Object model(String name, String device) {
    Object object = new Object();
    LoadedModel model = models.model(new ModelIdentity(name, "", "test", device));
    loaded.put(name, model);
    models.alias(object, model);
    return object;
  }

  private void call(Object model, int millis) {
    Object call = calls.onEnter(model, INFERENCE);
    pass(millis);
    calls.onExit(call, null);
  }

  private Map<String, Long> millis(String name) {
    Map<String, Long> byDevice = new TreeMap<>();
    for (DeviceTime time : loaded.get(name).deviceTimes(System.nanoTime())) {
      Phase phase = time.model().phase();
      byDevice.put(time.device() + " " + phase.id(), time.nanos() / MILLI);
    }
    return byDevice;
  }

  /** On all devices, in all phases. */
  private long nanos(String name) {
    return loaded.get(name).deviceTimes(System.nanoTime()).stream()
        .mapToLong(DeviceTime::nanos)
        .sum();
  }

  private static void pass(int millis) {
    long end = System.nanoTime() + millis * MILLI;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
