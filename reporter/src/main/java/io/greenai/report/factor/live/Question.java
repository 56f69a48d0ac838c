package io.greenai.report.factor.live;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorBoundary;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One request to a service.
 *
 * @param file that keeps the answer: the same for every question that begins where this one does
 */
record Question(URI uri, String zone, FactorBoundary boundary, String file) {
  Question {
    requireNonNull(uri, "uri");
    requireNonNull(zone, "zone");
    requireNonNull(boundary, "boundary");
    requireNonNull(file, "file");
  }

  /** All that a range needs, none longer than the service allows. */
  static List<Question> of(
      GridService service, URI address, String zone, Instant from, Instant to) {
    service.check(zone);
    List<Question> questions = new ArrayList<>();
    for (FactorBoundary boundary : service.boundaries()) {
      for (Instant start = from; start.isBefore(to); start = start.plus(service.longest())) {
        Instant end = start.plus(service.longest());
        questions.add(
            new Question(
                address.resolve(service.path(zone, boundary, start, end.isBefore(to) ? end : to)),
                zone,
                boundary,
                String.join("_", service.id(), zone, boundary.id(), compact(start)) + ".json"));
      }
    }
    return questions;
  }

  /** A moment without the characters that file names cannot hold everywhere. */
  static String compact(Instant instant) {
    return instant.toString().replaceAll("[-:]", "");
  }
}
