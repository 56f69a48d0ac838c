package io.greenai.report.render.pdf;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a PDF says about itself.
 *
 * @param date stands for its creation; never the clock's
 */
public record PdfInfo(String title, String author, String producer, Instant date) {
  public PdfInfo {
    requireNonNull(title, "title");
    requireNonNull(author, "author");
    requireNonNull(producer, "producer");
    requireNonNull(date, "date");
  }
}
