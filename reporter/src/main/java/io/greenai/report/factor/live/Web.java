package io.greenai.report.factor.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gets answers over HTTP and asks again where that can help: after 429, the 5xx that pass and
 * broken connections, five times in all, as much later as the service says, else after 1, 2, 4 and
 * 8 seconds. Redirects are not followed, so that a key goes nowhere else.
 */
final class Web {
  private static final int TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 16 << 20;
  private static final int TELLING = 200;
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Pause pause;
  private final Clock clock;

  Web(Pause pause, Clock clock) {
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * The body of the answer.
   *
   * @throws GridServiceException where none comes, or none that is an answer
   */
  byte[] get(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Accept", "application/json");
    headers.forEach(request::header);
    Duration next = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Answer answer = once(request.build());
      if (answer.status == 200) {
        return answer.body;
      }
      Duration wait = answer.retryAfter.orElse(next);
      if (!answer.mayPass() || attempt == TRIES || wait.compareTo(LONGEST_PAUSE) > 0) {
        throw new GridServiceException(uri + ": " + answer.problem(attempt));
      }
      pause.take(wait);
      next = next.multipliedBy(2);
    }
  }

  private Answer once(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          return Answer.broken("answered with more than " + (MOST_BYTES >> 20) + " MiB");
        }
        return new Answer(
            response.statusCode(),
            bytes,
            response.headers().firstValue("Retry-After").flatMap(this::duration),
            "");
      }
    } catch (IOException e) {
      return Answer.broken(
          "no answer (" + Optional.ofNullable(e.getMessage()).orElse(e.toString()) + ")");
    }
  }

  /** Seconds or a moment, as RFC 9110, section 10.2.3, has it. */
  private Optional<Duration> duration(String retryAfter) {
    if (retryAfter.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
    }
    try {
      Instant moment =
          ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration until = Duration.between(clock.instant(), moment);
      return Optional.of(until.isNegative() ? Duration.ZERO : until);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What came of one request. */
  private static final class Answer {
    private final int status;
    private final byte[] body;
    private final Optional<Duration> retryAfter;
    private final String broken;

    /**
     * An answer.
     *
     * @param status of HTTP, 0 where there was no answer
     * @param broken what went wrong then
     */
    Answer(int status, byte[] body, Optional<Duration> retryAfter, String broken) {
      this.status = status;
      this.body = body;
      this.retryAfter = retryAfter;
      this.broken = broken;
    }

    static Answer broken(String how) {
      return new Answer(0, new byte[0], Optional.empty(), how);
    }

    boolean mayPass() {
      return status == 0 || PASSING.contains(status);
    }

    String problem(int attempts) {
      String times = attempts == 1 ? "" : ", asked " + attempts + " times";
      String later =
          retryAfter
              .map(wait -> "; it wants to be asked again in " + wait.toSeconds() + " s")
              .orElse("");
      return status == 0 ? broken + times : "answered " + status + said() + times + later;
    }

    private String said() {
      String text = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
      return text.isEmpty() ? "" : " '" + text.substring(0, Math.min(TELLING, text.length())) + "'";
    }
  }
}
