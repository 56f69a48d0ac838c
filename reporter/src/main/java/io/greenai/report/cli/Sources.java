package io.greenai.report.cli;

import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.time.Period;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options by which a command is told what to read. */
final class Sources {
  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description =
          "A quarter as 2026-Q4, a month as 2026-11, a year as 2026, a fiscal quarter as FY2027-Q3"
              + " or a fiscal year as FY2027, in the organisation's zone; the current calendar"
              + " quarter if left out.")
  private @Nullable String period;

  @Option(
      names = "--ledger",
      required = true,
      paramLabel = "DIR",
      description = "The directory that agents write to.")
  private Path ledger = Path.of("");

  @Option(
      names = "--budgets",
      required = true,
      paramLabel = "DIR",
      description = "The directory of carbon budgets.")
  private Path budgets = Path.of("");

  @Option(
      names = "--org",
      required = true,
      paramLabel = "FILE",
      description = "The organisation: its sites and policies.")
  private Path organisation = Path.of("");

  @Option(
      names = "--factors",
      paramLabel = "DIR",
      description =
          "A pack of factors of your own over the bundled ones, as in samples/factors; may be"
              + " given several times, and the last one wins.")
  private List<Path> factorPacks = List.of();

  @Option(
      names = "--intensities",
      paramLabel = "DIR",
      description =
          "Intensities of the grid by time, as 'factors fetch' and grid services give them, for"
              + " sites that name some.")
  private @Nullable Path intensities;

  @Option(
      names = "--statements",
      paramLabel = "DIR",
      description =
          "What cloud providers state, to hold our figures against: exports of AWS carbon emissions"
              + " and FOCUS cost and usage, as CSV.")
  private @Nullable Path statements;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description =
          "Reports, forecasts and waivers as they stood then, for example 2026-11-22T21:40:00Z: what"
              + " a journal recorded later, or without one what was booked later, is left out; the"
              + " end of the last window if left out.")
  private @Nullable String asOf;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "Where it is kept when sources were first seen, what was decided on them and which"
              + " periods are closed; made if it is missing. Without it nothing is kept.")
  private @Nullable Path journal;

  private @Nullable Instant dataUntil;

  /** The day in UTC. */
  LocalDate today() {
    return LocalDate.ofInstant(now(), ZoneOffset.UTC);
  }

  /** When the command was called. */
  Instant now() {
    return GreenaiReporter.clockOf(command).instant();
  }

  Optional<Path> journal() {
    return Optional.ofNullable(journal);
  }

  /** Where a report's books had come to, for one that is performed again. */
  Optional<Instant> dataUntil() {
    return Optional.ofNullable(dataUntil);
  }

  Path ledger() {
    return ledger;
  }

  Path budgets() {
    return budgets;
  }

  Path organisation() {
    return organisation;
  }

  List<Path> factorPacks() {
    return factorPacks;
  }

  Optional<Path> intensities() {
    return Optional.ofNullable(intensities);
  }

  Optional<Path> statements() {
    return Optional.ofNullable(statements);
  }

  Optional<Instant> asOf() {
    try {
      return Optional.ofNullable(asOf).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          command.commandLine(),
          "'--as-of' is '" + asOf + "'; write an instant as 2026-11-22T21:40:00Z",
          e);
    }
  }

  /** These sources for the period of a report, as they were when the report was made. */
  Sources of(String reported, Instant dataUntil) {
    Sources sources = new Sources();
    sources.command = command;
    sources.ledger = ledger;
    sources.budgets = budgets;
    sources.organisation = organisation;
    sources.factorPacks = factorPacks;
    sources.intensities = intensities;
    sources.statements = statements;
    sources.period = reported;
    sources.asOf = asOf;
    sources.journal = journal;
    sources.dataUntil = dataUntil;
    return sources;
  }

  /** The named period, or the quarter that {@code now} is in. */
  Period period(ZoneId zone, FiscalCalendar fiscal, Instant now) {
    String text = period;
    if (text == null) {
      YearMonth month = YearMonth.from(now.atZone(zone));
      text = month.getYear() + "-Q" + (month.getMonthValue() + 2) / 3;
    }
    try {
      return Period.parse(text, zone, fiscal);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
