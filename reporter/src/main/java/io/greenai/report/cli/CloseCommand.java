package io.greenai.report.cli;

import io.greenai.report.close.Journal;
import io.greenai.report.close.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Freezes a period. */
@Command(
    name = "close",
    description = {
      "Writes the final reports of a period that is over, and a close record that pins all that",
      "they rest on. A period that is closed already is closed again only where figures changed:",
      "its reports are then corrective and name what they replace."
    })
final class CloseCommand implements Callable<Integer> {
  @Mixin private Sources sources = new Sources();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the reports go; made if it is missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--sign",
      paramLabel = "FILE",
      description = "An Ed25519 private key (PKCS #8, PEM) to sign the close record with.")
  private @Nullable Path key;

  @Option(
      names = "--accept-findings",
      description = "Close though verification found errors in the ledgers; the record says so.")
  private boolean acceptFindings;

  @Override
  public Integer call() throws IOException {
    if (sources.asOf().isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "a close takes all that is there; drop '--as-of'");
    }
    Path journal =
        sources
            .journal()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "a close is kept in a journal; name '--journal'"));
    Optional<Signer> signer = key == null ? Optional.empty() : Optional.of(Signer.of(key));
    PeriodClose close =
        new PeriodClose(sources, folder, signer, acceptFindings, spec.commandLine().getOut());
    Journal.add(journal, sources.now(), close::entries);
    return ExitCode.OK.code();
  }
}
