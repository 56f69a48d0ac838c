package io.greenai.report.disclose.model;

import java.util.stream.Stream;

/** A part of a report that states figures. */
public interface Figures {
  /** The figures it states, in reading order; one that is stated twice comes twice. */
  Stream<Figure> figures();
}
