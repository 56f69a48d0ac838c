package io.greenai.benchmarks.accuracy;

import io.greenai.benchmarks.workload.Workload;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A workload in a JVM of its own. */
final class WorkloadRun {
  private static final String MAIN = Workload.class.getName();
  private static final String JAVA_MODELS = "io.greenai.benchmarks.workload.JavaModels.score";
  private static final long PATIENCE_SECONDS = 120;
  private static final long POLL_MILLIS = 50;

  private final Setup setup;
  private final Path folder;

  /**
   * @param folder for its log, its ledger and its output
   */
  WorkloadRun(Setup setup, Path folder) {
    this.setup = setup;
    this.folder = folder;
  }

  Path ledger() {
    return folder.resolve("ledger");
  }

  /** Runs to the end and tells what the workload measured. */
  SecondLogFile run(AccuracyCase wanted, boolean withAgent, int seconds)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path log = folder.resolve("seconds.csv");
    List<String> command = new ArrayList<>();
    command.add(setup.java().resolve("bin/java").toString());
    // Threads of the JVM that come and go would be taken for those of a session.
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:-UseDynamicNumberOfCompilerThreads",
            "-Dai.djl.offline=true",
            "-Xmx1g"));
    if (setup.javaVersion() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (withAgent && wanted.attachedLate()) {
      command.add("-XX:+EnableDynamicAgentLoading");
      // A session that was not seen to be opened goes by the name of its graph, here the same.
      command.add("-Dgreenai.models." + AccuracyCase.name(wanted.models().get(0)) + ".match=*");
    } else if (withAgent) {
      command.addAll(methods(wanted));
      command.add("-javaagent:" + setup.agent() + "=" + arguments());
    }
    command.add("-cp");
    command.add(classPath());
    command.add(MAIN);
    wanted.models().forEach(model -> command.add("model=" + model));
    command.add("pattern=" + wanted.pattern());
    command.add("pause=" + wanted.pauseMillis());
    command.add("spin=" + wanted.spin());
    command.add("global=" + wanted.globalThreads());
    command.add("seconds=" + seconds);
    command.add("window=" + Setup.WINDOW_SECONDS);
    command.add("log=" + log);
    if (withAgent && wanted.attachedLate()) {
      command.add("await=" + attached());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("ORT_DISABLE_TELEMETRY", "1");
    if (!wanted.spin()) {
      environment.put("OMP_WAIT_POLICY", "passive");
    }
    File output = folder.resolve("output.txt").toFile();
    Process process = builder.redirectErrorStream(true).redirectOutput(output).start();
    if (withAgent && wanted.attachedLate()) {
      attach(process, output.toPath());
    }
    if (!process.waitFor(PATIENCE_SECONDS + seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    if (process.waitFor() != 0) {
      throw new IOException(
          "the workload of '" + wanted.name() + "' failed:\n" + Files.readString(output.toPath()));
    }
    return SecondLogFile.read(log);
  }

  /** This program's own, whose relative entries would mean nothing in the workload's folder. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Once the models are called; the workload waits for it. */
  private void attach(Process process, Path output) throws IOException, InterruptedException {
    while (process.isAlive() && !Files.readString(output).contains(Workload.SERVING)) {
      Thread.sleep(POLL_MILLIS);
    }
    if (!process.isAlive()) {
      return; // Why, its output tells.
    }
    int exitCode =
        new ProcessBuilder(
                setup.java().resolve("bin/java").toString(),
                "-jar",
                setup.agent().toString(),
                "attach",
                Long.toString(process.pid()),
                arguments())
            .inheritIO()
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (exitCode != 0) {
      process.destroyForcibly();
      throw new IOException("the agent could not be attached to process " + process.pid());
    }
    Files.createFile(attached());
  }

  private Path attached() {
    return folder.resolve("attached");
  }

  private String arguments() throws IOException {
    Path meter =
        Files.writeString(
            folder.resolve("meter.txt"),
            """
            epoch = unix

            [scripted:package-0]
            domain = cpu
            quality = measured
            watts = %d
            idle.watts = %d
            """
                .formatted(Setup.WATTS, Setup.IDLE_WATTS));
    return "service=accuracy,window="
        + Setup.WINDOW_SECONDS
        + "s,ledger.dir="
        + ledger()
        + ",meter=scripted:"
        + meter;
  }

  private static List<String> methods(AccuracyCase wanted) {
    List<String> options = new ArrayList<>();
    for (int i = 0; i < wanted.models().size(); i++) {
      String[] cells = wanted.models().get(i).split(":", -1);
      if (cells[1].equals("java")) {
        options.add("-Dgreenai.models." + cells[0] + ".methods=" + JAVA_MODELS + (i + 1));
      }
    }
    return options;
  }
}
