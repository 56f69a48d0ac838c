package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterException;
import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.meter.NotThereYet;
import io.greenai.agent.meter.NothingToTell;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Gap;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrackedMeterTest {
  /** What a meter says when it is read. */
  private interface Reading {
    long microjoules() throws MeterException;
  }

  private final List<Gap> gaps = new ArrayList<>();
  private Reading reading = () -> 0;
  private final Meter meter =
      new Meter() {
        @Override
        public MeterDeclaration declaration() {
          return new MeterDeclaration(
              "a:cpu", Domain.CPU, MeterRole.PART, Boundary.PACKAGE, Quality.MEASURED, "a test", 0);
        }

        @Override
        public long readMicrojoules() throws MeterException {
          return reading.microjoules();
        }

        @Override
        public void close() {}
      };

  @Test
  void aMeterThatHasNotAnsweredYetIsNotAtFault() {
    reading =
        () -> {
          throw new NothingToTell("not yet");
        };
    TrackedMeter tracked = new TrackedMeter(meter);

    assertThat(tracked.advance(gaps::add)).isEmpty();
    tracked.standIn();
    reading = () -> 7;

    assertThat(tracked.advance(gaps::add)).isEmpty();
    reading = () -> 9;
    assertThat(tracked.advance(gaps::add)).isEqualTo(OptionalLong.of(2));
    assertThat(gaps).isEmpty();
  }

  @Test
  void aMeterThatIsToComeIsAGapAndOneLineWhenItIsThere() {
    TrackedMeter tracked = new TrackedMeter(meter);
    reading =
        () -> {
          throw new NotThereYet("a:cpu cannot be read: its driver is not loaded");
        };
    assertThat(told(() -> tracked.advance(gaps::add))).isEmpty();
    assertThat(told(() -> tracked.advance(gaps::add))).isEmpty();
    reading = () -> 7;

    assertThat(told(() -> tracked.advance(gaps::add)))
        .startsWith("greenai: a:cpu is read now, after ");
    assertThat(gaps)
        .extracting(Gap::reason)
        .containsExactly(
            "meter-failed a:cpu: a:cpu cannot be read: its driver is not loaded",
            "meter-back a:cpu");
  }

  /** Other tests of this JVM may have used up the lines that it has. */
  @BeforeEach
  void nothingWasTold() {
    Console.TOLD.clear();
  }

  /** What goes to the console meanwhile. */
  private static String told(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatAMeterThrowsUnannouncedIsItsFailureAndNoOneElses() {
    TrackedMeter tracked = new TrackedMeter(meter);
    reading =
        () -> {
          throw new IllegalStateException("a folder vanished");
        };

    assertThat(tracked.advance(gaps::add)).isEmpty();

    assertThat(gaps)
        .singleElement()
        .extracting(Gap::reason)
        .isEqualTo(
            "meter-failed a:cpu: a:cpu cannot be read (java.lang.IllegalStateException: a folder"
                + " vanished)");
  }

  @Test
  void aPauseIsNoFailureOfAMeterThatIntegrates() {
    int[] reads = {0};
    TrackedMeter tracked = new TrackedMeter(meter);
    reading =
        () -> {
          if (reads[0]++ == 0) {
            throw new MeterException("was last read 40 s ago and its power since is not known");
          }
          return 5;
        };

    new MeterSet(List.of(meter), Map.of(), List.of(), List.of()).beginAnew();

    assertThat(tracked.advance(gaps::add)).isEqualTo(OptionalLong.of(5));
    assertThat(gaps).isEmpty();
  }
}
