package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The chip of a Mac as Apple's {@code powermetrics} tells it: processor, graphics and neural engine
 * together. Only where the service runs as root already, which that program demands.
 */
final class PowermetricsSource implements MeterSource {
  /** Apple calls its figures estimates and states no error; ours. */
  private static final long UNCERTAINTY_PPM = 150_000;

  static final MeterDeclaration DECLARATION =
      new MeterDeclaration(
          "powermetrics:package",
          Domain.CPU,
          MeterRole.PART,
          Boundary.PACKAGE,
          Quality.MODELLED,
          "powermetrics, power of the chip",
          UNCERTAINTY_PPM);

  private final String user;

  /**
   * @param user that this process runs as
   */
  PowermetricsSource(String user) {
    this.user = user;
  }

  @Override
  public String name() {
    return "powermetrics";
  }

  @Override
  public Found find(MeterSite site) {
    Path program = site.root().resolve("usr/bin/powermetrics");
    if (!Files.isExecutable(program)) {
      return Found.nothing("no " + program);
    }
    if (!user.equals("root")) {
      return Found.nothing("may be run by root alone, this is " + user);
    }
    return new Found(
        List.of(
            new BackgroundMeter(
                DECLARATION,
                () -> new PowermetricsMeter(DECLARATION, program, site.clock()),
                site)),
        List.of(),
        "runs " + program);
  }
}
