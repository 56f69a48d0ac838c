package io.greenai.agent.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A JVM to be: the application, its options and its agents. Output goes to files. */
final class ForkedJvm {
  private static final int NATIVE_ACCESS_IS_TOLD = 22;

  private final Path java;
  private final Path folder;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> variables = new TreeMap<>();
  private String classPath = Installation.onnxClassPath();
  private String name = "app";

  private ForkedJvm(Path java, Path folder) {
    this.java = java;
    this.folder = folder;
  }

  /** A JVM that works in {@code folder}, without an agent. */
  static ForkedJvm plain(Jdk jdk, Path folder) {
    ForkedJvm jvm = new ForkedJvm(jdk.tool("java"), folder).option("-Xmx512m");
    return jdk.feature() >= NATIVE_ACCESS_IS_TOLD
        ? jvm.option("--enable-native-access=ALL-UNNAMED")
        : jvm;
  }

  /** A JVM under the agent, with its ledger in {@code folder/ledger}. */
  static ForkedJvm withAgent(Jdk jdk, Path folder, String arguments) {
    return plain(jdk, folder).agent("ledger.dir=" + folder.resolve("ledger") + "," + arguments);
  }

  /** The same with a meter of 10 W, for windows of this length. */
  static ForkedJvm withMeter(Jdk jdk, Path folder, String window) throws IOException {
    return withAgent(
        jdk, folder, "window=" + window + ",meter=scripted:" + Meters.watts(folder, 10));
  }

  /** Another java launcher, such as a linked runtime's. */
  static ForkedJvm ofLauncher(Path java, Path folder) {
    return new ForkedJvm(java, folder);
  }

  ForkedJvm agent(String arguments) {
    return option("-javaagent:" + Installation.jar() + "=" + arguments);
  }

  ForkedJvm option(String option) {
    options.add(option);
    return this;
  }

  ForkedJvm variable(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  ForkedJvm classPath(String path) {
    classPath = path;
    return this;
  }

  /** Keeps the output of several JVMs in one folder apart. */
  ForkedJvm named(String application) {
    name = application;
    return this;
  }

  /** Starts {@code com.example.app.<application>}. */
  RunningJvm start(String application, String... arguments) throws IOException {
    List<String> rest =
        new ArrayList<>(List.of("-cp", classPath, "com.example.app." + application));
    rest.addAll(List.of(arguments));
    return launch(rest);
  }

  Outcome run(String application, String... arguments) throws Exception {
    return start(application, arguments).await();
  }

  /** Runs greenai.jar itself. */
  Outcome runJar(String... arguments) throws Exception {
    List<String> rest = new ArrayList<>(List.of("-jar", Installation.jar().toString()));
    rest.addAll(List.of(arguments));
    return launch(rest).await();
  }

  /** Attaches the agent to {@code jvm}, with its ledger in {@code folder/ledger}. */
  static Outcome attach(Jdk jdk, Path folder, RunningJvm jvm, String arguments) throws Exception {
    return plain(jdk, folder)
        .named("attach")
        .runJar(
            "attach",
            Long.toString(jvm.process().pid()),
            "ledger.dir=" + folder.resolve("ledger") + "," + arguments);
  }

  private RunningJvm launch(List<String> rest) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(options);
    command.addAll(rest);
    Files.createDirectories(folder);
    File out = folder.resolve(name + ".out").toFile();
    File err = folder.resolve(name + ".err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectOutput(out).redirectError(err);
    builder
        .environment()
        .keySet()
        .removeIf(
            key ->
                key.startsWith("GREENAI_") || key.startsWith("OTEL_") || key.startsWith("JAVA_"));
    builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
    builder.environment().putAll(variables);
    return new RunningJvm(builder.start(), out.toPath(), err.toPath());
  }
}
