package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the agent, the application's exit code and output are its own. */
@Timeout(180)
class HostSafetyIT {
  private static final int FIRST_WITHOUT_SECURITY_MANAGER = 24;
  private static final String ALL = "permission java.security.AllPermission;";
  private static final Duration PROMPT = Duration.ofSeconds(5);

  @TempDir Path folder;

  @OnEachJdk
  void withoutAModelTheAgentIsDormant(Jdk jdk) throws Exception {
    Outcome app = ForkedJvm.withAgent(jdk, folder, "service=x").run("PlainApp");

    assertThat(app).isEqualTo(new Outcome(0, "plain\n", ""));
    assertThat(folder.resolve("ledger")).doesNotExist();
  }

  @OnEachJdk
  void switchedOffItDoesNothing(Jdk jdk) throws Exception {
    Outcome byArgument =
        ForkedJvm.withAgent(jdk, folder, "enabled=false").run(app(), model(), end("return"));
    Outcome byVariable =
        ForkedJvm.withAgent(jdk, folder, "service=x")
            .variable("GREENAI_ENABLED", "false")
            .run(app(), model(), end("return"));

    Path file = Files.writeString(folder.resolve("agent.properties"), "enabled=false\n");
    Outcome byFile =
        ForkedJvm.withAgent(jdk, folder, "config=" + file).run(app(), model(), end("return"));

    Outcome own = new Outcome(0, "scored\nreturned\n", "");
    assertThat(byArgument).isEqualTo(own);
    assertThat(byVariable).isEqualTo(own);
    assertThat(byFile).isEqualTo(own);
    assertThat(folder.resolve("ledger")).doesNotExist();
  }

  @OnEachJdk
  void theLastWindowIsWrittenPromptlyWhenMainReturns(Jdk jdk) throws Exception {
    RunningJvm jvm = agent(jdk, "window=60s").start(app(), model(), "millis=1500", end("return"));
    jvm.untilTold("returned");
    long returned = System.nanoTime();
    Outcome app = jvm.await();

    assertThat(Duration.ofNanos(System.nanoTime() - returned)).isLessThan(PROMPT);
    assertThat(app.exitCode()).isZero();
    assertThat(app.out()).isEqualTo("scored\nreturned\n");
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.activity("score", Phase.INFERENCE, ModelActivity::invocations)).isEqualTo(20);
  }

  @OnEachJdk
  void exitCodesAreTheApplications(Jdk jdk) throws Exception {
    assertThat(agent(jdk, "window=60s").run(app(), model(), "millis=1500", end("exit")).exitCode())
        .isEqualTo(3);
    assertThat(Ledger.in(folder).report().isSound()).isTrue();
    assertThat(agent(jdk, "window=60s").run(app(), model(), end("halt")).exitCode()).isEqualTo(4);
    Outcome thrown = agent(jdk, "window=60s").run(app(), model(), end("throw"));
    assertThat(thrown.exitCode()).isEqualTo(1);
    assertThat(thrown.err())
        .contains(
            "Exception in thread \"main\" java.lang.IllegalStateException: the application's own");
    assertThat(Ledger.in(folder).report().isSound()).isTrue();
  }

  @OnEachJdk
  void whatAWovenCallThrowsIsTheSameAsWithoutTheAgent(Jdk jdk) throws Exception {
    Outcome alone = ForkedJvm.plain(jdk, folder).run(app(), model(), "millis=1500", end("fail"));
    Outcome watched = agent(jdk, "window=60s").run(app(), model(), "millis=1500", end("fail"));

    assertThat(watched.out()).isEqualTo(alone.out()).contains("ai.onnxruntime.OrtSession.run");
    assertThat(watched.exitCode()).isZero();
    assertThat(Ledger.in(folder).activity("score", Phase.INFERENCE, ModelActivity::errors))
        .isEqualTo(1);
  }

  @OnEachJdk
  void aLedgerThatCannotBeWrittenCostsTheLedgerAlone(Jdk jdk) throws Exception {
    Files.writeString(folder.resolve("ledger"), "a file where a folder should be");

    Outcome app = agent(jdk, "window=1s").run(app(), model(), "millis=2500", end("return"));

    assertThat(app.exitCode()).isZero();
    assertThat(app.out()).isEqualTo("scored\nreturned\n");
    assertThat(app.err()).contains("greenai: the ledger cannot be written at present (");
    assertThat(folder.resolve("ledger")).hasContent("a file where a folder should be");
  }

  @OnEachJdk
  void theSecondOfTwoAgentsStepsAside(Jdk jdk) throws Exception {
    Outcome app =
        agent(jdk, "window=60s")
            .agent("service=second")
            .run(app(), model(), "millis=1500", end("return"));

    assertThat(app.exitCode()).isZero();
    assertThat(app.told())
        .startsWith("greenai: not started: another copy of the agent is in this JVM already");
    assertThat(Ledger.in(folder).headers())
        .singleElement()
        .satisfies(h -> assertThat(h.service()).isEqualTo("LifecycleApp"));
  }

  @OnEachJdk
  void aSecurityManagerThatGrantsTheAgentNothingCostsTheMeasurementAlone(Jdk jdk) throws Exception {
    StringBuilder policy = new StringBuilder();
    for (String entry : Installation.onnxClassPath().split(File.pathSeparator, -1)) {
      String all = Files.isDirectory(Path.of(entry)) ? entry + "/-" : entry;
      policy.append("grant codeBase \"file:" + all + "\" { " + ALL + " };\n");
    }

    Outcome app = underASecurityManager(jdk, policy.toString());

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(app.out()).isEqualTo("scored\nreturned\n");
    assertThat(app.told()).singleElement().asString().startsWith("greenai: not started: ");
    assertThat(folder.resolve("ledger")).doesNotExist();
  }

  @OnEachJdk
  void aSecurityManagerThatGrantsItEverythingCostsNothing(Jdk jdk) throws Exception {
    Outcome app = underASecurityManager(jdk, "grant { " + ALL + " };\n");

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(Ledger.in(folder).report().findings()).isEmpty();
    assertThat(Ledger.in(folder).activity("score", Phase.INFERENCE, ModelActivity::invocations))
        .isEqualTo(20);
  }

  private Outcome underASecurityManager(Jdk jdk, String policy) throws Exception {
    assumeTrue(jdk.feature() < FIRST_WITHOUT_SECURITY_MANAGER, jdk + " has no security manager");
    Path file = Files.writeString(folder.resolve("policy"), policy);
    return agent(jdk, "window=60s")
        .option("-Djava.security.manager")
        .option("-Djava.security.policy==" + file)
        .run(app(), model(), end("return"));
  }

  @OnEachJdk
  void toolsOfTheJdkAreLeftAlone(Jdk jdk) throws Exception {
    Process tool =
        new ProcessBuilder(jdk.tool("jcmd").toString(), "-l")
            .redirectErrorStream(true)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("tool.out").toFile())
            .start();
    assertThat(tool.waitFor()).isZero();
    ProcessBuilder watched =
        new ProcessBuilder(jdk.tool("jcmd").toString(), "-l")
            .redirectErrorStream(true)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("watched.out").toFile());
    watched
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-javaagent:" + Installation.jar() + "=books=always");

    assertThat(watched.start().waitFor()).isZero();
    assertThat(Files.readString(folder.resolve("watched.out"))).doesNotContain("greenai: ");
    assertThat(folder.resolve("greenai-ledger")).doesNotExist();
  }

  @OnEachJdk
  void settingsComeFromAFileAndUnknownKeysAreNamed(Jdk jdk) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("agent.properties"),
            "service=from-file\nregion=aws:eu-central-1\nwindows=30s\n"
                + "models.fraud.match=sco*\nmodels.fraud.version=7\n");

    Outcome app = agent(jdk, "config=" + file).run(app(), model(), "millis=1500", end("return"));

    assertThat(app.told())
        .contains("greenai: unknown key 'windows' (" + file + "); did you mean 'window'?");
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.headers())
        .singleElement()
        .satisfies(
            header -> {
              assertThat(header.service()).isEqualTo("from-file");
              assertThat(header.region()).isEqualTo("aws:eu-central-1");
            });
    assertThat(ledger.models()).containsExactly("fraud");
    assertThat(ledger.postings(p -> p.model() != null))
        .allSatisfy(p -> assertThat(p.model().version()).isEqualTo("7"));
  }

  private ForkedJvm agent(Jdk jdk, String arguments) throws Exception {
    return ForkedJvm.withAgent(
        jdk, folder, "meter=scripted:" + Meters.watts(folder, 10) + "," + arguments);
  }

  private static String app() {
    return "LifecycleApp";
  }

  private static String end(String how) {
    return "end=" + how;
  }

  private String model() throws Exception {
    return "model=" + Files.write(folder.resolve("score.onnx"), SquareOnnx.model(64)) + ":1";
  }
}
