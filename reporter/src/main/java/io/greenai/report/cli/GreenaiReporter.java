package io.greenai.report.cli;

import io.greenai.report.factor.FactorSetException;
import io.greenai.report.factor.series.IntensityFileException;
import io.greenai.report.yaml.YamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The reporter's main class. */
@Command(
    name = "greenai-reporter",
    description = "Energy, carbon and ESG disclosure of AI models, from the ledgers of the agent.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = GreenaiReporter.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ok",
      "1:error",
      "2:a budget that blocks is breached (check)",
      "3:data is missing that a decision or a report needs",
      "64:wrong usage"
    },
    subcommands = {
      ReportCommand.class,
      CheckCommand.class,
      CloseCommand.class,
      VerifyCommand.class,
      ExplainCommand.class,
      VerifyReportCommand.class,
      BudgetsCommand.class,
      FactorsCommand.class
    })
public final class GreenaiReporter implements Runnable {
  private final Clock clock;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error as well.")
  private boolean debug;

  @Spec private CommandSpec spec = CommandSpec.create();

  private GreenaiReporter(Clock clock) {
    this.clock = clock;
  }

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, Clock.systemUTC(), args));
  }

  /**
   * Runs a command and tells its exit code.
   *
   * @param clock tells which quarter it is where no period is named
   */
  static int run(PrintWriter out, PrintWriter err, Clock clock, String... args) {
    return commands(out, err, clock).execute(args);
  }

  static CommandLine commands(PrintWriter out, PrintWriter err, Clock clock) {
    GreenaiReporter reporter = new GreenaiReporter(clock);
    return new CommandLine(reporter)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(GreenaiReporter::wrongUsage)
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> reporter.failed(problem, command));
  }

  /** Without a command there is only help to give. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /** The clock of the program that {@code command} is part of. */
  static Clock clockOf(CommandSpec command) {
    return ((GreenaiReporter) command.root().userObject()).clock;
  }

  /** The release, as the jar's manifest has it. */
  static String version() {
    String version = GreenaiReporter.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"greenai-reporter " + version()};
    }
  }

  private static int wrongUsage(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    command.getErr().println(command.getCommandName() + ": " + wrong(problem));
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE.code();
  }

  private static String wrong(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String near =
          unmatched.getSuggestions().isEmpty()
              ? ""
              : "; did you mean '" + unmatched.getSuggestions().get(0) + "'?";
      return "'" + unmatched.getUnmatched().get(0) + "' is not known here" + near;
    }
    return oneLine(problem.getMessage());
  }

  private int failed(Exception problem, CommandLine command) {
    command.getErr().println(command.getCommandName() + ": " + message(problem));
    if (debug) {
      problem.printStackTrace(command.getErr());
    }
    return ExitCode.ERROR.code();
  }

  private static String message(Exception problem) {
    if (problem instanceof NoSuchFileException missing) {
      String reason = missing.getReason();
      return missing.getFile() + ": " + (reason == null ? "there is no such file" : reason);
    }
    if (problem instanceof NotDirectoryException wrong) {
      return wrong.getFile() + ": there is no such directory";
    }
    if (problem instanceof FileSystemException wrong) {
      return wrong.getFile() + ": " + problem.getClass().getSimpleName();
    }
    if (problem instanceof YamlException
        || problem instanceof FactorSetException
        || problem instanceof IntensityFileException
        || problem instanceof IOException) {
      return oneLine(problem.getMessage());
    }
    return problem.getClass().getSimpleName()
        + ": "
        + oneLine(problem.getMessage())
        + " (--debug tells where)";
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "no more is known" : message.replaceAll("\\s*\\R\\s*", " ");
  }
}
