package io.greenai.report.disclose.model;

import java.util.stream.Stream;

/**
 * A contractual instrument of the register.
 *
 * @param id in the registry or on the contract
 * @param type for example {@code certificate}
 * @param site whose electricity it is for
 * @param criteria quality criteria that it fails, in words, or that it fails none
 * @param retirement how it was retired, or that it was not
 * @param available its volume in the period that was not used up before
 * @param share of the site's consumption that it covers
 * @param drawn what of {@code available} that takes
 * @param left of its whole volume, once other closed periods and this one drew on it
 */
public record InstrumentRow(
    String id,
    String type,
    String site,
    String criteria,
    String retirement,
    Figure available,
    Figure share,
    Figure drawn,
    Figure left)
    implements Figures {
  @Override
  public Stream<Figure> figures() {
    return Stream.of(available, share, drawn, left);
  }
}
