package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.CarbonMass;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.FacilityEnergy;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StatedTest {
  private static final CarbonMass TWO_KILOGRAMS = new CarbonMass(estimate("2000"));

  @Test
  void emissionsOfWhichAPartIsNotDeterminedAreALowerBoundThatSaysWhatIsMissing() {
    Figure figure = carbon(Optional.of(TWO_KILOGRAMS), "no factor for FR");

    assertThat(((Known) figure.value()).lowerBound()).isTrue();
    assertThat(figure.derivation().formula())
        .isEqualTo("energy x factor; not determined for 12.5 kWh: no factor for FR");
  }

  @Test
  void emissionsThatAreDeterminedInFullAreNoLowerBound() {
    Figure figure = carbon(Optional.of(TWO_KILOGRAMS));

    assertThat(((Known) figure.value()).lowerBound()).isFalse();
    assertThat(figure.derivation().formula()).isEqualTo("energy x factor");
  }

  @Test
  void emissionsOfWhichNothingIsDeterminedHaveNoNumberAndNameTheEnergy() {
    assertThat(carbon(Optional.empty(), "no factor for FR").value())
        .hasToString("Absent[reason=NO_FACTOR, detail=for 12.5 kWh: no factor for FR]");
  }

  private static Figure carbon(Optional<CarbonMass> mass, String... reasons) {
    FacilityEnergy missing =
        reasons.length == 0 ? FacilityEnergy.ZERO : new FacilityEnergy(estimate("45000000000000"));
    return Stated.carbon(
        "a.b",
        "Emissions",
        new CarbonFigure(mass, missing, new TreeSet<>(Set.of(reasons)), new TreeSet<>()),
        Reason.NO_FACTOR,
        Derivation.of("energy x factor"));
  }

  private static Estimate estimate(String number) {
    return Estimate.exactly(new BigDecimal(number));
  }
}
