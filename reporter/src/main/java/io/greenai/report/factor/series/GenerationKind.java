package io.greenai.report.factor.series;

import java.util.Optional;

/**
 * How ENTSO-E tells kinds of power stations apart ({@code psrType}), and which technology of our
 * tables stands for each; gas made of coal counts as coal. Storage gives back what was generated
 * before and is no generation; for waste and for what is not specified no table has a rate.
 */
enum GenerationKind {
  BIOMASS("B01", "other-renewable"),
  LIGNITE("B02", "lignite"),
  COAL_GAS("B03", "coal"),
  GAS("B04", "gas"),
  HARD_COAL("B05", "coal"),
  OIL("B06", "oil"),
  OIL_SHALE("B07", "oil-shale"),
  PEAT("B08", "peat"),
  GEOTHERMAL("B09", "other-renewable"),
  PUMPED_STORAGE("B10", Rate.NO_GENERATION),
  RUN_OF_RIVER("B11", "hydro"),
  RESERVOIR("B12", "hydro"),
  MARINE("B13", "other-renewable"),
  NUCLEAR("B14", "nuclear"),
  OTHER_RENEWABLE("B15", "other-renewable"),
  SOLAR("B16", "solar"),
  WASTE("B17", Rate.UNKNOWN),
  WIND_OFFSHORE("B18", "wind"),
  WIND_ONSHORE("B19", "wind"),
  OTHER("B20", Rate.UNKNOWN),
  ENERGY_STORAGE("B25", Rate.NO_GENERATION);

  private final String code;
  private final String technology;

  /** What stands in the place of a technology. */
  private static final class Rate {
    static final String NO_GENERATION = "";
    static final String UNKNOWN = "?";
  }

  GenerationKind(String code, String technology) {
    this.code = code;
    this.technology = technology;
  }

  static Optional<GenerationKind> of(String code) {
    for (GenerationKind kind : values()) {
      if (kind.code.equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  boolean isGeneration() {
    return !technology.equals(Rate.NO_GENERATION);
  }

  /** As tables name it; absent where no table has a rate. */
  Optional<String> technology() {
    return Optional.of(technology).filter(name -> !name.equals(Rate.UNKNOWN));
  }
}
