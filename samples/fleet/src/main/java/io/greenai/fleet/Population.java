package io.greenai.fleet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was to keep books, whatever became of them, as the organisation file imports it. */
final class Population {
  private static final String ORGANISATION = "org.yaml";

  private final List<String> rows =
      new ArrayList<>(List.of("service,environment,host,from,to,hours,zone"));

  /** An agent that was to keep its books on a day. */
  void expect(Agent agent, LocalDate day) {
    rows.add(
        String.join(
            ",",
            agent.service(),
            agent.environment(),
            agent.host().key(),
            day.toString(),
            day.toString(),
            "",
            agent.host().zone().getId()));
  }

  /** Writes the organisation file and, beside it, the table that it names. */
  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("population.csv"), String.join("\n", rows) + "\n");
    try (InputStream organisation = Population.class.getResourceAsStream(ORGANISATION)) {
      Files.copy(
          requireNonNull(organisation, "the jar lacks " + ORGANISATION),
          folder.resolve(ORGANISATION));
    }
  }
}
