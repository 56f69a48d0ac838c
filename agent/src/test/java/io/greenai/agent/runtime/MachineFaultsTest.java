package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On every published machine, to the microjoule: what its files tell, through what happens to such
 * files.
 */
class MachineFaultsTest {
  /** Fast counters wrap after some minutes at their load: at most once in this time. */
  private static final long SLEPT_SECONDS = 200;

  private static final Predicate<Channel> COUNTER = Channel.Counter.class::isInstance;
  private static final Predicate<Channel> POWER = Channel.Power.class::isInstance;

  @TempDir Path root;

  private LoadedMachine machine;

  @AfterEach
  void close() {
    machine.close();
  }

  /** Machines without a counter that wraps are here too: for them these are five seconds. */
  static Stream<Named<PublishedMachine>> machinesByWhatWraps() {
    return Arrays.stream(PublishedMachine.values())
        .map(machine -> named(machine + ": " + whatWraps(machine.channels), machine));
  }

  private static String whatWraps(List<Channel> channels) {
    if (channels.stream().anyMatch(c -> c instanceof Channel.Counter n && n.range() > 0)) {
      return "its counters wrap in the third second";
    }
    return channels.stream().anyMatch(COUNTER)
        ? "nothing wraps, its counters have no range"
        : channels.stream().anyMatch(POWER)
            ? "nothing wraps, its power is integrated"
            : "nothing wraps, its power is modelled";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("machinesByWhatWraps")
  void countsOnWhereCountersStartOver(PublishedMachine published) {
    machine = LoadedMachine.beforeItsCountersWrap(published, root);

    for (int second = 1; second <= 5; second++) {
      assertThat(machine.second()).as("second %d", second).isEqualTo(machine.all(1));
    }
    assertThat(machine.reasons()).isEmpty();
  }

  /** When it is back its first reading, or two, tell where it counts from. */
  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GUEST")
  void modelsStandInForWhatVanishesUntilItCountsAgain(PublishedMachine published) {
    machine = LoadedMachine.of(published, root);
    Map<String, Long> without = machine.without(machine::isRemovable, 1);
    assertThat(machine.second()).isEqualTo(machine.all(1));

    machine.remove();
    assertThat(machine.second()).as("gone").isEqualTo(without);
    assertThat(machine.second()).as("gone").isEqualTo(without);
    machine.comeBack();
    assertThat(machine.second()).as("reset").isEqualTo(without);
    assertThat(machine.second()).as("counted from here").isEqualTo(without);

    assertThat(machine.second()).isEqualTo(machine.all(1));
    assertThat(machine.second()).isEqualTo(machine.all(1));
    assertThatFailedAndCameBack(machine::isRemovable);
  }

  @Test
  void theLoadThatCouldNotBeReadIsMadeGoodWhereNothingStandsInForTheModel() {
    machine = LoadedMachine.of(PublishedMachine.GUEST, root);
    assertThat(machine.second()).isEqualTo(machine.all(1));

    machine.remove();
    assertThat(machine.second()).isEmpty();
    assertThat(machine.second()).isEmpty();
    machine.comeBack();
    assertThat(machine.second()).isEqualTo(machine.all(3));

    assertThat(machine.second()).isEqualTo(machine.all(1));
    assertThatFailedAndCameBack(channel -> true);
  }

  /** Counters have counted on, and over their ends; of power nobody knows what it was. */
  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aClockThatJumpsOverASuspendJumpsWithTheCounters(PublishedMachine published) {
    machine = LoadedMachine.beforeItsCountersWrap(published, root);
    assertThat(machine.second()).isEqualTo(machine.all(1));

    assertThat(machine.after(SLEPT_SECONDS)).isEqualTo(machine.without(POWER, SLEPT_SECONDS));
    assertThat(machine.second()).as("counted from here").isEqualTo(machine.without(POWER, 1));

    assertThat(machine.second()).isEqualTo(machine.all(1));
    assertThatFailedAndCameBack(POWER);
  }

  /** The clock of Linux stands still in a suspend, and the processor may have been off. */
  @ParameterizedTest(name = "{0}")
  @EnumSource
  void countersThatASuspendResetCountAnew(PublishedMachine published) {
    machine = LoadedMachine.of(published, root);
    assertThat(machine.second()).isEqualTo(machine.all(1));

    machine.reset(COUNTER);
    assertThat(machine.second()).as("reset").isEqualTo(machine.without(COUNTER, 1));
    assertThat(machine.second()).as("counted from here").isEqualTo(machine.without(COUNTER, 1));

    assertThat(machine.second()).isEqualTo(machine.all(1));
    assertThatFailedAndCameBack(COUNTER);
  }

  private void assertThatFailedAndCameBack(Predicate<Channel> which) {
    List<String> meters = machine.metered().stream().filter(which).map(Channel::meter).toList();
    assertThat(machine.reasons())
        .extracting(reason -> reason.replaceFirst("^(meter-failed [^ ]+): .*", "$1"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("meter-failed ", "meter-back ")
                .flatMap(what -> meters.stream().map(meter -> what + meter))
                .toList());
  }
}
