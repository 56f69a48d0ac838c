package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program of ours prints what Apple's prints. */
@DisabledOnOs(OS.WINDOWS)
class PowermetricsTest {
  private static final String APPLE =
      """
      *** Sampled system activity (Sun Nov 22 10:00:00 2026 +0100) (1002.50ms elapsed) ***

      **** Processor usage ****

      E-Cluster HW active frequency: 1248 MHz
      CPU Power: 823 mW
      GPU Power: 26 mW
      ANE Power: 323 mW
      Combined Power (CPU + GPU + ANE): 1172 mW
      """;
  private static final String INTEL =
      """
      *** Sampled system activity (Sun Nov 22 10:00:00 2026 +0100) (1000.00ms elapsed) ***

      Intel energy model derived package power (CPUs+GT+SA): 2.48W
      """;

  @TempDir Path root;

  private long now;

  @Test
  void powerTimesTheTimeOfItsSampleIsEnergy() throws IOException {
    PowermetricsText text = new PowermetricsText();

    accept(text, APPLE);
    assertThat(text.microjoules()).isEqualTo(1_174_930); // 1172 mW x 1002.5 ms

    accept(text, INTEL);
    assertThat(text.microjoules()).isEqualTo(1_174_930 + 2_480_000);
  }

  @Test
  void aSampleWithoutPowerIsTold() throws IOException {
    PowermetricsText text = new PowermetricsText();
    accept(text, "*** Sampled system activity (now) (1000ms elapsed) ***\nPackage: much");

    assertThatThrownBy(() -> accept(text, APPLE)).hasMessage("a sample tells no power of the chip");
    assertThat(text.accept("Combined Power (CPU + GPU + ANE): 1000 mW")).isTrue();
    assertThat(text.microjoules()).isEqualTo(1_002_500);
  }

  @Test
  void powerWithoutASampleOrBeyondReasonIsNoEnergy() throws IOException {
    PowermetricsText text = new PowermetricsText();

    assertThat(text.accept("Combined Power (CPU + GPU + ANE): 1172 mW")).isFalse();
    assertThat(text.accept("*** Sampled system activity (now) (1000ms elapsed) ***")).isFalse();
    assertThat(text.accept("Combined Power (CPU + GPU + ANE): 999999999 mW")).isFalse();
    assertThat(text.accept("Combined Power (CPU + GPU + ANE): nonsense")).isFalse();
    assertThat(text.microjoules()).isZero();
  }

  @Test
  void allSamplesThatAreThereAreTaken() throws Exception {
    try (Meter meter = open("printf '%s' '" + APPLE + APPLE + INTEL + "'; sleep 30")) {
      long energy = 0;
      for (int i = 0; i < 3 && energy < 2 * 1_174_930 + 2_480_000; i++) {
        energy = meter.readMicrojoules();
      }
      assertThat(energy).isEqualTo(2 * 1_174_930 + 2_480_000);
      assertThat(meter.declaration().quality()).isEqualTo(Quality.MODELLED);
    }
  }

  @Test
  void aProgramThatEndsIsStartedAgainAfterAMinute() throws Exception {
    try (Meter meter = open("printf '%s' '" + INTEL + "'")) {
      assertThat(meter.readMicrojoules()).isEqualTo(2_480_000);

      assertThatThrownBy(meter::readMicrojoules)
          .hasMessage("powermetrics tells nothing (it ended)");
      now += TimeUnit.SECONDS.toNanos(61);
      assertThatThrownBy(meter::readMicrojoules)
          .hasMessage("powermetrics tells nothing (it ended)");

      assertThat(meter.readMicrojoules()).isEqualTo(2 * 2_480_000);
    }
  }

  @Test
  void nothingOfTheApplicationsGoesAlongAndTheProgramEndsWithTheMeter() throws Exception {
    Path seen = root.resolve("environment");
    try (Meter meter =
        open(
            "/usr/bin/env > '%s'; echo $$ > '%s.pid'; printf '%%s' '%s'; exec sleep 30"
                .formatted(seen, seen, INTEL))) {
      meter.readMicrojoules();
    }

    assertThat(Files.readString(seen)).doesNotContain("HOME=", "JAVA_HOME=");
    long pid = Long.parseLong(Files.readString(Path.of(seen + ".pid")).strip());
    ProcessHandle.of(pid).ifPresent(it -> it.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  @Test
  void onlyRootIsToRunIt() throws IOException {
    program("exit 1");
    MeterSite site = Sites.at(root, MeterSettings.DEFAULT);

    Found found = new PowermetricsSource("alice").find(site);

    assertThat(found.meters()).isEmpty();
    assertThat(found.problems()).isEmpty();
    assertThat(found.remark()).isEqualTo("may be run by root alone, this is alice");
  }

  @Test
  void elsewhereThanOnAMacItIsNotThere() {
    Found found = new PowermetricsSource("root").find(Sites.at(root, MeterSettings.DEFAULT));

    assertThat(found.meters()).isEmpty();
    assertThat(found.remark()).isEqualTo("no " + root.resolve("usr/bin/powermetrics"));
  }

  @Test
  void rootReadsItInTheBackground() throws Exception {
    program("printf '%s' '" + APPLE + "'; exec sleep 30");
    Found found = new PowermetricsSource("root").find(Sites.at(root, MeterSettings.DEFAULT));

    try (Meter meter = found.meters().get(0)) {
      long energy = 0;
      for (int i = 0; i < 200 && energy == 0; i++) {
        Thread.sleep(50);
        try {
          energy = meter.readMicrojoules();
        } catch (NothingToTell notYet) {
          continue;
        }
      }
      assertThat(energy).isEqualTo(1_174_930);
    }
  }

  private static void accept(PowermetricsText text, String lines) throws IOException {
    for (String line : lines.lines().toList()) {
      text.accept(line);
    }
  }

  private Meter open(String script) throws IOException {
    return new PowermetricsMeter(PowermetricsSource.DECLARATION, program(script), () -> now);
  }

  private Path program(String script) throws IOException {
    Path program = root.resolve("usr/bin/powermetrics");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
