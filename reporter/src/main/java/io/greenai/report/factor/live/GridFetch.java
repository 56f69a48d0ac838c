package io.greenai.report.factor.live;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.series.Evidence;
import io.greenai.report.factor.series.IntensityFileException;
import io.greenai.report.factor.series.IntensityFolder;
import io.greenai.report.factor.series.IntensitySeries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills a folder of intensity files from a service. What is there already and answers the same
 * question is kept and not asked again, so that a second run goes on where a failed one stopped.
 * Not safe for two runs at once in one folder.
 */
public final class GridFetch {
  private final GridService service;
  private final URI address;
  private final Map<String, String> headers;
  private final Path folder;
  private final Clock clock;
  private final Web web;

  /**
   * An answer in the folder.
   *
   * @param asked whether the service was asked for it now
   * @param slots stretches of time that it has an intensity for
   */
  public record Kept(Path file, boolean asked, int slots) {
    public Kept {
      requireNonNull(file, "file");
    }
  }

  private GridFetch(
      GridService service,
      URI address,
      Map<String, String> headers,
      Path folder,
      Clock clock,
      Pause pause) {
    this.service = service;
    this.address = address;
    this.headers = headers;
    this.folder = folder;
    this.clock = clock;
    this.web = new Web(pause, clock);
  }

  /**
   * A fetch from a service.
   *
   * @param address of a gateway or proxy that stands in for the service, with a slash at the end
   * @param environment of the process, which holds the service's key
   * @throws GridServiceException where the service needs a key and there is none
   */
  public static GridFetch from(
      GridService service,
      Optional<URI> address,
      Map<String, String> environment,
      Path folder,
      Clock clock)
      throws GridServiceException {
    return from(service, address, environment, folder, clock, Pause.SLEEP);
  }

  static GridFetch from(
      GridService service,
      Optional<URI> address,
      Map<String, String> environment,
      Path folder,
      Clock clock,
      Pause pause)
      throws GridServiceException {
    return new GridFetch(
        service,
        address.orElse(service.address()),
        headers(service, environment),
        folder,
        clock,
        pause);
  }

  private static Map<String, String> headers(GridService service, Map<String, String> environment)
      throws GridServiceException {
    if (service.key().isEmpty()) {
      return Map.of();
    }
    GridService.Key key = service.key().get();
    String value = environment.getOrDefault(key.variable(), "").strip();
    if (value.isEmpty()) {
      throw new GridServiceException(
          service.id() + " wants a key; put yours into the variable " + key.variable());
    }
    return Map.of(key.header(), value);
  }

  /**
   * Has the folder hold a range of time; of a range that is not over yet, the full hours before
   * now.
   *
   * @param again whether to ask also for what is there: services correct their past. An answer that
   *     was replaced stays beside its successor, with the end {@code .replaced}.
   * @throws IllegalArgumentException where the service has no such zone
   * @throws GridServiceException where the service does not answer, or not what it was asked for
   */
  public List<Kept> fetch(String zone, Instant from, Instant to, boolean again)
      throws IOException, InterruptedException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
    Files.createDirectories(folder);
    List<Kept> kept = new ArrayList<>();
    for (Question question :
        Question.of(service, address, zone, from, to.isBefore(now) ? to : now)) {
      Path file = folder.resolve(question.file());
      Optional<byte[]> there = again ? Optional.empty() : answered(question, file);
      byte[] answer = there.isPresent() ? there.get() : web.get(question.uri(), headers);
      int slots = slots(question, answer);
      if (there.isEmpty()) {
        keep(question, file, answer);
      }
      kept.add(new Kept(file, there.isEmpty(), slots));
    }
    return kept;
  }

  private static Optional<byte[]> answered(Question question, Path file) throws IOException {
    Optional<Evidence> evidence = Evidence.beside(file);
    if (evidence.isEmpty()
        || !evidence.get().request().equals(question.uri().toString())
        || !Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file)).filter(evidence.get()::isOf);
  }

  private static int slots(Question question, byte[] answer) throws GridServiceException {
    try {
      int slots = 0;
      for (IntensitySeries series : IntensityFolder.parse(question.file(), answer)) {
        if (!series.zone().equals(question.zone()) || series.boundary() != question.boundary()) {
          throw new GridServiceException(
              question.uri()
                  + ": answered for zone "
                  + series.zone()
                  + ", "
                  + series.boundary().id()
                  + " factors; wanted were "
                  + question.zone()
                  + ", "
                  + question.boundary().id());
        }
        slots += series.size();
      }
      if (slots == 0) {
        throw new GridServiceException(question.uri() + ": answered without any intensity");
      }
      return slots;
    } catch (IntensityFileException | IOException e) {
      throw new GridServiceException(
          question.uri() + ": answered what cannot be used: " + e.getMessage());
    }
  }

  /** First the answer, then the evidence: an answer without it is asked for again. */
  private void keep(Question question, Path file, byte[] answer) throws IOException {
    Path evidence = Evidence.pathBeside(file);
    if (Files.exists(file)) {
      Instant when = Evidence.beside(file).map(Evidence::answeredAt).orElse(Instant.EPOCH);
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + "." + Question.compact(when) + ".replaced"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.deleteIfExists(evidence);
    write(file, answer);
    write(evidence, Evidence.of(question.uri().toString(), clock.instant(), answer).json());
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(partial, content);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
