package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar greenai.jar}, with what it says. */
class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void theDoctorTellsOfMetersThreadsLibrariesAndTheLedgerAndMakesNothing() throws Exception {
    Path ledger = folder.resolve("books/of/2026");
    Path script = Files.writeString(folder.resolve("m"), "[plug]\ndomain = cpu\nwatts = 10\n");

    run("doctor", "ledger.dir=" + ledger, "meter=scripted:" + script);

    assertThat(lines(out))
        .contains(
            "ok     meter: plug (cpu, part, package, assumed, standard uncertainty 0 %), scripted:m",
            "ok     ledger: would be written below " + ledger)
        .anyMatch(line -> line.contains("hardware: "))
        .anyMatch(line -> line.contains("clocks: "))
        .anyMatch(line -> line.contains("threads: "))
        .anyMatch(line -> line.contains("thread names: "))
        .anyMatch(line -> line.contains("JFR: "))
        .anyMatch(line -> line.contains("OSHI: "));
    assertThat(folder.resolve("books")).doesNotExist();
  }

  @Test
  void theDoctorTellsWhichMethodsWouldBeModelsAndWhichCannotBeRead() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("f"),
            "models.ranker.methods=com.acme.Ranker.rank(int), com.acme.Ranker.sort\n"
                + "models.scorer.methods=score\n");

    run("doctor", "config=" + file);

    assertThat(lines(out))
        .contains(
            "ok     models.ranker: com.acme.Ranker.rank(int), com.acme.Ranker.sort would be woven"
                + " as their classes load; what the application lacks is told a minute after its"
                + " start",
            "CHECK  configuration: models.scorer.methods: 'score' names no method; write it as"
                + " com.acme.Scorer.score");
  }

  @Test
  void whatIsWrongIsToldWithItsRemedyAndFailsTheCommand() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "");
    Path root = folder.resolve("powercap");

    int code =
        run(
            "doctor",
            "windw=5s",
            "powercap.root=" + root,
            "meter=powercap",
            "ledger.dir=" + file.resolve("ledger"));

    assertThat(code).isEqualTo(1);
    assertThat(lines(out))
        .contains(
            "CHECK  configuration: unknown key 'windw' (agent argument); did you mean 'window'?",
            "CHECK  ledger: "
                + file
                + " is no folder; give another ledger.dir than "
                + file.resolve("ledger"))
        .anyMatch(line -> line.startsWith("CHECK  meter: " + root + " shows no package zone: on"));
  }

  @Test
  void aProcessThatIsNotThereIsToldByItsNumber() {
    assertThat(run("attach", "4194999")).isEqualTo(1);

    assertThat(lines(err))
        .singleElement()
        .asString()
        .startsWith("process 4194999 cannot be reached: ")
        .endsWith(
            "; run this as the same user, with a JDK, and without -XX:+DisableAttachMechanism"
                + " there");
  }

  @Test
  void anythingElseIsAnsweredWithTheUsage() {
    assertThat(run()).isEqualTo(64);
    assertThat(run("attach", "shop")).isEqualTo(64);
    assertThat(run("docter")).isEqualTo(64);

    assertThat(lines(err)).contains("usage: java -jar greenai.jar doctor [key=value,...]");
    assertThat(out.size()).isZero();
  }

  private int run(String... arguments) {
    return Main.run(
        new File("greenai.jar"), List.of(arguments), new PrintStream(out), new PrintStream(err));
  }

  private static List<String> lines(ByteArrayOutputStream text) {
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
