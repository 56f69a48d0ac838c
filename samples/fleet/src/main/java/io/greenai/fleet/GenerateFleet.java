package io.greenai.fleet;

import io.greenai.fleet.Calendar.ActiveDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes the fleet's ledgers to {@code OUT/ledger}, its organisation file to {@code OUT/org.yaml}
 * with the population that it imports beside it, and the truth about them to {@code OUT/truth}.
 */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    description =
        "Writes the ledgers of a synthetic fleet, its organisation file, and the truth about them.")
public final class GenerateFleet implements Callable<Integer> {

  @Option(names = "--out", required = true, description = "An empty or missing folder.")
  private Path out = Path.of("");

  @Option(names = "--from", description = "First day of the first quarter; ${DEFAULT-VALUE}.")
  private LocalDate from = LocalDate.of(2025, 1, 1);

  @Option(names = "--quarters", description = "${DEFAULT-VALUE} unless given.")
  private int quarters = 8;

  @Option(
      names = "--days",
      description = "Days per quarter on which the fleet is up; ${DEFAULT-VALUE} unless given.")
  private int days = 7;

  @Option(names = "--seed", description = "The same seed gives the same bytes; ${DEFAULT-VALUE}.")
  private long seed = 20_261_122;

  @Option(
      names = "--zone",
      description = "Whose calendar quarters the truth is told by; ${DEFAULT-VALUE}.")
  private ZoneId zone = ZoneId.of("Europe/Berlin");

  /** The command line. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command, for those who run it in a JVM of their own. */
  public static CommandLine commandLine() {
    return new CommandLine(new GenerateFleet())
        .setExecutionExceptionHandler(
            (error, line, parsed) -> {
              line.getErr().println("fleet: " + error.getMessage());
              return 1;
            });
  }

  @Override
  public Integer call() throws IOException {
    if (Files.exists(out.resolve("ledger"))) {
      throw new IOException(
          out.resolve("ledger") + " exists already; name a folder without a ledger");
    }
    Truth truth = new Truth(zone);
    Population population = new Population();
    Calendar calendar = new Calendar(from, quarters, days);
    Map<Host, List<Agent>> hosts = new LinkedHashMap<>();
    for (Agent agent : Fleet.small().agents()) {
      hosts.computeIfAbsent(agent.host(), host -> new ArrayList<>()).add(agent);
    }
    for (Map.Entry<Host, List<Agent>> host : hosts.entrySet()) {
      for (ActiveDay day : calendar.days()) {
        write(host.getKey(), host.getValue(), day, truth, population);
      }
    }
    truth.write(out.resolve("truth"));
    population.write(out);
    return 0;
  }

  private void write(
      Host host, List<Agent> agents, ActiveDay day, Truth truth, Population population)
      throws IOException {
    List<QuarterHour> times = new HostDay(seed, host, agents, day.date()).quarterHours();
    Map<Instant, Map<Agent, Fate>> fates = new HashMap<>();
    for (Agent agent : agents) {
      population.expect(agent, day.date());
      AgentDay.write(out.resolve("ledger"), agent, Mishap.of(agent, day), times)
          .forEach(
              (start, fate) -> fates.computeIfAbsent(start, s -> new HashMap<>()).put(agent, fate));
    }
    for (QuarterHour time : times) {
      truth.add(host, time, fates.getOrDefault(time.start(), Map.of()));
    }
  }
}
