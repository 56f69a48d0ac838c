package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where a model's calls burn their CPU time. */
@Timeout(180)
@Waiting
class HotSpotsIT {
  private static final String RANKER = "com.example.app.MethodApp$Ranker";

  @TempDir Path folder;

  @OnEachJdk
  void theStacksOfAModelsCallsLieBesideTheLedger(Jdk jdk) throws Exception {
    Outcome app =
        ForkedJvm.withAgent(
                jdk, folder, "hotspots=true,window=1s,meter=scripted:" + Meters.watts(folder, 10))
            .option("-Dgreenai.models.ranker.methods=" + RANKER + ".rank")
            .run("MethodApp", "millis=16000");

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(app.told()).singleElement().asString().contains("books opened");
    assertThat(Ledger.in(folder).report().findings()).isEmpty();
    List<String> stacks = stacks();
    assertThat(stacks)
        .isNotEmpty()
        .allMatch(line -> line.matches("ranker;[^ ]* \\d+"))
        .allMatch(line -> line.startsWith("ranker;" + RANKER + ".rank"))
        .noneMatch(line -> line.contains("io.greenai.") || line.contains("GreenAi"));
    long samples =
        stacks.stream()
            .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    assertThat(samples).isBetween(20L, 500L);
  }

  private List<String> stacks() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("ledger"))) {
      Path file =
          files.filter(f -> f.toString().endsWith("-hotspots.collapsed")).findFirst().orElseThrow();
      return Files.readAllLines(file);
    }
  }
}
