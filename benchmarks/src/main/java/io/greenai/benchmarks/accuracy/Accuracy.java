package io.greenai.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Prints how far the agent's books are from the truth, case by case.
 *
 * <p>{@code agent=JAR} (required), {@code java=HOME} of the JDK that runs the workloads (default:
 * this one), {@code seconds=N} that each case is measured for (default 20), {@code runs=N} (default
 * 2), {@code case=TEXT} for the cases whose name has it, {@code folder=DIR} for the ledgers.
 *
 * <p>Meant for a host that nobody else uses: the column of others tells how much of a CPU they had.
 * Exits with 2 if the accounts of a case do not sum to its meter.
 */
public final class Accuracy {
  private Accuracy() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("'" + argument + "' is not key=value");
      }
      options.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    Setup setup = setup(options);
    int runs = Integer.parseInt(options.getOrDefault("runs", "2"));
    CaseRunner runner = new CaseRunner(setup);
    Map<AccuracyCase, List<AccuracyResult>> results = new LinkedHashMap<>();
    for (AccuracyCase one : AccuracyCase.all()) {
      if (!one.name().contains(options.getOrDefault("case", ""))
          || one.oldestJava() > setup.javaVersion()) {
        continue;
      }
      List<AccuracyResult> ofCase = new ArrayList<>();
      for (int run = 1; run <= runs; run++) {
        AccuracyResult result = runner.run(one, run);
        System.err.printf(
            Locale.ROOT,
            "%s, run %d: CPU time %.1f %%, energy %.1f %%, others %.1f %%%n",
            one.name(),
            run,
            result.worstCpuErrorPercent(),
            result.worstEnergyErrorPercent(),
            result.othersPercent());
        ofCase.add(result);
      }
      results.put(one, ofCase);
    }
    System.out.println(AccuracyTable.summary(results));
    System.out.println(AccuracyTable.models(results));
    if (!results.values().stream().flatMap(List::stream).allMatch(AccuracyResult::balanced)) {
      System.err.println("The accounts of a case do not sum to its meter: see the table.");
      System.exit(2);
    }
  }

  private static Setup setup(Map<String, String> options) throws IOException {
    String agent = options.get("agent");
    if (agent == null) {
      throw new IllegalArgumentException("give agent=JAR, the agent's jar as it was built");
    }
    Path java = Path.of(options.getOrDefault("java", System.getProperty("java.home")));
    int seconds = Integer.parseInt(options.getOrDefault("seconds", "20"));
    if (seconds < Setup.WINDOW_SECONDS || seconds % Setup.WINDOW_SECONDS != 0) {
      throw new IllegalArgumentException(
          "seconds=" + seconds + " is not a multiple of " + Setup.WINDOW_SECONDS);
    }
    String folder = options.get("folder");
    return new Setup(
        Path.of(agent).toAbsolutePath(),
        java,
        version(java),
        seconds,
        folder == null ? Files.createTempDirectory("greenai-accuracy") : Path.of(folder));
  }

  /** From the file {@code release} that every JDK has. */
  private static int version(Path java) throws IOException {
    Properties release = new Properties();
    try (var in = Files.newBufferedReader(java.resolve("release"))) {
      release.load(in);
    }
    String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    return Integer.parseInt(version.split("[.+-]", 2)[0]);
  }
}
