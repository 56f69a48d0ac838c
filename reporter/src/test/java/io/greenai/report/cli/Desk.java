package io.greenai.report.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Ledgers, budgets and an organisation in a folder, and the commands that read them. */
final class Desk {
  final Path ledger;
  final Path budgets;
  final Path organisation;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  Desk(Path folder) throws IOException {
    ledger = folder.resolve("ledger");
    budgets = Files.createDirectory(folder.resolve("budgets"));
    organisation =
        Files.writeString(
            folder.resolve("org.yaml"),
            """
            apiVersion: greenai.io/v1
            kind: Organisation
            entity: {name: Example AG}
            timeZone: Europe/Berlin
            sites:
              - name: Berlin
                hosting: own
                country: DE
                services: [scoring, tagging]
                pue: {value: 1.5, source: facility meter}
                unmeteredRest: {low: 0.1, central: 0.2, high: 0.4, source: campaign}
            """);
  }

  /** Writes a budget for {@code model}, on the lines 1 to 8. */
  Path budget(String model, String limits, String enforcement) throws IOException {
    return Files.writeString(
        budgets.resolve(model + ".yaml"),
        """
        apiVersion: greenai.io/v1
        kind: CarbonBudget
        metadata: {name: %1$s, owner: anna@example.com}
        spec:
          model: %1$s
          period: {calendar: quarter, timeZone: Europe/Berlin}
          limits: {%2$s}
          enforcement: %3$s
        """
            .formatted(model, limits, enforcement));
  }

  /** Runs a command on all that lies here; its exit code. */
  int runWithSources(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(
        List.of("--ledger", "" + ledger, "--budgets", "" + budgets, "--org", "" + organisation));
    return run(args.toArray(String[]::new));
  }

  /** Runs a command; its exit code. What the one before it said is forgotten. */
  int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);
    return GreenaiReporter.run(new PrintWriter(out, true), new PrintWriter(err, true), clock, args);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
