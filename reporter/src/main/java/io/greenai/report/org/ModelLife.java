package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What ledgers cannot tell of a version of a model: what it was made from, and how much it will
 * ever deliver.
 *
 * @param version the model's own; empty where it states none
 * @param derivedFrom the version that it was trained further from, absent where from none
 * @param pretrained the published base that it was trained further from, absent where from none
 * @param expectedUnits items that it is to deliver over its whole service life, above 0
 * @param targets that its scores are to reach, at most one for each score
 */
public record ModelLife(
    String name,
    String version,
    Optional<Version> derivedFrom,
    Optional<Pretrained> pretrained,
    Optional<BigDecimal> expectedUnits,
    List<ScoreTarget> targets) {

  /** A version of a model. */
  public record Version(String name, String version) {
    public Version {
      requireNonNull(name, "name");
      requireNonNull(version, "version");
    }

    @Override
    public String toString() {
      return (name + " " + version).strip();
    }
  }

  /**
   * A model that others trained.
   *
   * @param grams gCO2e of its training as published, absent where nobody published it
   * @param source where that was published
   */
  public record Pretrained(String name, Optional<BigDecimal> grams, String source) {
    public Pretrained {
      requireNonNull(name, "name");
      requireNonNull(grams, "grams");
      requireNonNull(source, "source");
    }
  }

  public ModelLife {
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    requireNonNull(derivedFrom, "derivedFrom");
    requireNonNull(pretrained, "pretrained");
    requireNonNull(expectedUnits, "expectedUnits");
    targets = List.copyOf(targets);
  }

  /** Which version it is about. */
  public Version id() {
    return new Version(name, version);
  }
}
