package io.greenai.report.disclose;

import io.greenai.report.disclose.model.View;
import java.util.List;

/** What the life-cycle view assesses, in the order of its columns. */
final class ImpactCategories {
  static final List<View.ImpactCategory> ALL =
      List.of(
          new View.ImpactCategory(
              "Global warming potential",
              "Carbon dioxide equivalents over 100 years, by the potentials of the publisher of each"
                  + " factor (see gases and global warming potentials under methods)"),
          new View.ImpactCategory(
              "Depletion of elements (ADPe)",
              "Antimony equivalents as characterised by ADEME; of electricity only"),
          new View.ImpactCategory(
              "Primary energy",
              "Fossil and nuclear fuels behind electricity (EcoLogits, after ADEME); energy of water,"
                  + " wind and sun is not in it"),
          new View.ImpactCategory(
              "Water",
              "Litres consumed for cooling and for generating electricity (WRI), not weighted by"
                  + " scarcity: IT energy x (WUE + PUE x off-site factor)"));

  private ImpactCategories() {}
}
