package io.greenai.agent.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** A published machine at work: as time goes on its counters do, and its CPU's busy ticks. */
final class LoadedMachine implements AutoCloseable {
  /** Where a counter is soon after it was reset, in microjoules. */
  private static final long RESET = 1_000;

  /** Of half a CPU. */
  private static final long TICKS_A_SECOND = 50;

  private final PublishedMachine published;
  private final Machine machine;
  private final Map<Channel.Counter, Long> raw = new HashMap<>();
  private long ticks = 7_000;
  private boolean removed;

  private LoadedMachine(PublishedMachine published, Path root) {
    this.published = published;
    this.machine = new Machine(root);
  }

  /** Opens its meters with counters that are far from both ends. */
  static LoadedMachine of(PublishedMachine published, Path root) {
    return new LoadedMachine(published, root).open(counter -> 10_000_000_000L);
  }

  /** Opens its meters two and a half seconds before its counters start over, if they do. */
  static LoadedMachine beforeItsCountersWrap(PublishedMachine published, Path root) {
    return new LoadedMachine(published, root)
        .open(
            counter ->
                counter.range() == 0 ? 1_000_000 : counter.range() - counter.microjoules(5) / 2);
  }

  private LoadedMachine open(ToLongFunction<Channel.Counter> start) {
    published.layout.accept(machine);
    counters().forEach(counter -> raw.put(counter, start.applyAsLong(counter)));
    write();
    machine.open();
    return this;
  }

  /** What was counted while this time went by, by meter. */
  Map<String, Long> after(long seconds) {
    raw.replaceAll(
        (counter, value) -> {
          long next = value + counter.microjoules(seconds);
          return counter.range() == 0 ? next : next % counter.range();
        });
    ticks += TICKS_A_SECOND * seconds;
    write();
    return new TreeMap<>(machine.after(seconds));
  }

  Map<String, Long> second() {
    return after(1);
  }

  void remove() {
    removed = true;
    published.removable.forEach(machine::remove);
  }

  /** With counters that begin anew. */
  void comeBack() {
    removed = false;
    published.layout.accept(machine);
    reset(this::isRemovable);
  }

  void reset(Predicate<Channel> which) {
    raw.replaceAll((counter, value) -> which.test(counter) ? RESET : value);
  }

  /** What must be counted in this time where every meter tells. */
  Map<String, Long> all(long seconds) {
    return without(channel -> false, seconds);
  }

  /** The same where some of them do not, so that models stand in for what these are of all. */
  Map<String, Long> without(Predicate<Channel> silent, long seconds) {
    Map<String, Long> energy = new TreeMap<>();
    for (Channel channel : metered()) {
      if (!silent.test(channel)) {
        energy.put(channel.meter(), channel.microjoules(seconds));
      }
    }
    long cpu = published.standIns.cpuMilliwatts() * 1_000 * seconds;
    long memory = published.standIns.memoryMilliwatts() * 1_000 * seconds;
    standIn("model:cpu", cpu, silent, false, energy);
    standIn("model:dram", memory, silent, true, energy);
    metered().stream()
        .filter(channel -> channel.isWhole() && energy.containsKey(channel.meter()))
        .findFirst()
        .ifPresent(
            whole -> {
              long parts = energy.values().stream().mapToLong(Long::longValue).sum();
              energy.put("rest:" + whole.meter(), 2 * whole.microjoules(seconds) - parts);
            });
    return energy;
  }

  private void standIn(
      String model,
      long microjoules,
      Predicate<Channel> silent,
      boolean memory,
      Map<String, Long> energy) {
    List<Channel> parts =
        metered().stream()
            .filter(channel -> !channel.isWhole() && channel.isMemory() == memory)
            .toList();
    long missing = milliwatts(parts.stream().filter(silent).toList());
    if (missing > 0 && microjoules > 0) {
      energy.put(model, microjoules * missing / milliwatts(parts));
    }
  }

  private static long milliwatts(List<Channel> channels) {
    return channels.stream().mapToLong(Channel::milliwatts).sum();
  }

  boolean isRemovable(Channel channel) {
    return published.removable.stream()
        .anyMatch(path -> channel.path().equals(path) || channel.path().startsWith(path + "/"));
  }

  /** Channels that a meter reads. */
  List<Channel> metered() {
    return published.channels.stream().filter(channel -> !channel.meter().isEmpty()).toList();
  }

  List<String> reasons() {
    return machine.reasons();
  }

  private List<Channel.Counter> counters() {
    return published.channels.stream()
        .filter(Channel.Counter.class::isInstance)
        .map(Channel.Counter.class::cast)
        .toList();
  }

  private void write() {
    raw.forEach(
        (counter, value) -> {
          if (!removed || !isRemovable(counter)) {
            machine.file(counter.path(), value);
          }
        });
    if (!removed || !published.removable.contains("proc/stat")) {
      String busy = " " + ticks + " 0 0 0 0 0 0 0 0 0\n";
      machine.file("proc/stat", "cpu" + busy + "cpu0" + busy);
    }
  }

  @Override
  public void close() {
    machine.close();
  }
}
