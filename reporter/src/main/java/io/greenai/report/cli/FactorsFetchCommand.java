package io.greenai.report.cli;

import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.live.GridFetch;
import io.greenai.report.factor.live.GridService;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.OrganisationFile;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Fetches the intensities of a grid; the only command that uses the network. */
@Command(
    name = "fetch",
    description = {
      "Fetches the average intensities of a grid over a period into a folder of intensity files.",
      "Answers that are there are kept; reports read the folder and never the network.",
      "electricity-maps wants your key in the variable ELECTRICITYMAPS_API_KEY."
    })
final class FactorsFetchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--service",
      required = true,
      paramLabel = "SERVICE",
      completionCandidates = Services.class,
      converter = Services.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private GridService service = GridService.ELECTRICITY_MAPS;

  @Option(
      names = "--zone",
      required = true,
      paramLabel = "ZONE",
      description = "As the service names it: DE, US-CAL-CISO, GB.")
  private String zone = "";

  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description = "As 'report' takes it; of a period that is not over, what lies before now.")
  private String period = "";

  @Option(
      names = "--org",
      required = true,
      paramLabel = "FILE",
      description = "The organisation, in whose time zone the period begins and ends.")
  private Path organisation = Path.of("");

  @Option(
      names = "--into",
      required = true,
      paramLabel = "DIR",
      description = "The folder of intensity files; made if it is missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--again",
      description = "Ask also for what is there: services correct their past.")
  private boolean again;

  @Option(
      names = "--address",
      paramLabel = "URI",
      description = "Of a gateway that stands in for the service, with a slash at the end.")
  private @Nullable URI address;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Period wanted = period();
    GridFetch fetch =
        GridFetch.from(
            service,
            Optional.ofNullable(address),
            System.getenv(),
            folder,
            GreenaiReporter.clockOf(spec));
    List<GridFetch.Kept> answers;
    try {
      answers = fetch.fetch(zone, wanted.start(), wanted.end(), again);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    for (GridFetch.Kept answer : answers) {
      out.println(
          (answer.asked() ? "fetched " : "kept    ")
              + answer.file()
              + ", "
              + answer.slots()
              + " intensities");
    }
    if (answers.isEmpty()) {
      out.println("nothing to fetch: " + wanted.label() + " has not begun");
    }
    return ExitCode.OK.code();
  }

  private Period period() throws IOException {
    Organisation owner =
        OrganisationFile.read(
            organisation, FactorSetLoader.bundled(), LocalDate.now(GreenaiReporter.clockOf(spec)));
    try {
      return Period.parse(period, owner.zone(), owner.fiscalCalendar());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Services by the names that people write. */
  static final class Services implements ITypeConverter<GridService>, Iterable<String> {
    @Override
    public GridService convert(String id) {
      return Arrays.stream(GridService.values())
          .filter(service -> service.id().equals(id))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + id + "' is no service; give one of " + String.join(", ", this)));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(GridService.values()).map(GridService::id).iterator();
    }
  }
}
