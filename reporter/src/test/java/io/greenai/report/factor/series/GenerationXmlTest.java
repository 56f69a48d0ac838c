package io.greenai.report.factor.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.TechnologyRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationXmlTest {
  private static final String ZONE = "10Y1001A1001A82H";
  private static final Map<String, TechnologyRate> RATES =
      Map.of("coal", rate(1000), "lignite", rate(1100), "gas", rate(400), "wind", rate(0));

  @TempDir private Path folder;

  @Test
  void generationOfAQuarterHourMeetsTheRatesOfItsTechnologies() throws IOException {
    write(
        document(
            generation("B05", "PT15M", "A01", 10, 30),
            generation("B04", "PT15M", "A01", 30, 30),
            generation("B19", "PT15M", "A01", 60, 40)));

    assertThat(grams("12:00")).contains("220");
    assertThat(grams("12:15")).contains("420");
    assertThat(grams("12:30")).isEmpty();
  }

  @Test
  void anHourHoldsFourQuartersAndABlockHoldsUntilTheNextPoint() throws IOException {
    write(
        document(
            series("B05", "PT60M", "A03", "13:00", point(1, 50)),
            generation("B19", "PT15M", "A03", 50, 50, 150, 150)));

    assertThat(grams("12:00")).contains("500");
    assertThat(grams("12:45")).contains("250");
  }

  @Test
  void aPointThatIsMissingIsNoZero() throws IOException {
    write(
        document(
            series("B05", "PT15M", "A01", "12:30", point(2, 50)),
            generation("B19", "PT15M", "A01", 50, 50)));

    assertThat(grams("12:00")).isEmpty();
    assertThat(grams("12:15")).contains("500");
  }

  @Test
  void storageIsNoGenerationAndWhatPumpsTakeIsPassedOver() throws IOException {
    String pumping =
        generation("B10", "PT15M", "A01", 70, 70)
            .replace("inBiddingZone_Domain", "outBiddingZone_Domain");
    write(
        document(
            generation("B05", "PT15M", "A01", 20, 20),
            generation("B19", "PT15M", "A01", 60, 60),
            generation("B10", "PT15M", "A01", 40, 40),
            pumping));

    assertThat(grams("12:00")).contains("250");
  }

  @Test
  void wasteTakesTheMeanOfTheRestUpToATenthAndMoreOfItLeavesNoMean() throws IOException {
    write(
        document(
            generation("B05", "PT15M", "A01", 45, 44),
            generation("B19", "PT15M", "A01", 45, 44),
            generation("B17", "PT15M", "A01", 10, 12)));

    assertThat(grams("12:00")).contains("500");
    assertThat(grams("12:15")).isEmpty();
  }

  @Test
  void whatCannotBeIsNamedWithItsLine() throws IOException {
    assertRefused(
        document(generation("B99", "PT15M", "A01", 1)),
        ":8: has psrType 'B99', which is none that is known");
    assertRefused(
        document(generation("B05", "P1D", "A01", 1)),
        ":13: has resolution 'P1D'; PT15M, PT30M or PT60M must be");
    assertRefused(
        document(generation("B05", "PT15M", "A01", -1)),
        ":15: says '-1' where a number of 0 or more must be");
    assertRefused(
        document(generation("B05", "PT15M", "A01", 1)).replace("MAW", "KWT"),
        ":6: is in 'KWT' where MAW, megawatts, must be");
    assertRefused(
        document(generation("B05", "PT15M", "A01", 1), generation("B05", "PT15M", "A01", 2)),
        ":31: says 2 MW of HARD_COAL from 2026-10-05T12:00:00Z for 10Y1001A1001A82H, where another"
            + " point says otherwise; keep one of them");
    assertRefused("<other/>", ":1: is a other where a GL_MarketDocument must be");
  }

  @Test
  void nothingOutsideTheFileIsRead() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "12");
    write(
        "<!DOCTYPE x [<!ENTITY secret SYSTEM '"
            + folder.resolve("secret.txt").toUri()
            + "'>]>"
            + document(generation("B05", "PT15M", "A01", 1))
                .replace(">1</quantity", ">&secret;</quantity"));

    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .isInstanceOf(IntensityFileException.class)
        .hasMessageNotContaining("12 ");
  }

  @Test
  void ligniteHasItsOwnRate() throws IOException {
    write(document(generation("B02", "PT15M", "A01", 10), generation("B19", "PT15M", "A01", 90)));

    assertThat(grams("12:00")).contains("110");
  }

  private static TechnologyRate rate(int gramsPerKwh) {
    return new TechnologyRate(BigDecimal.valueOf(gramsPerKwh), List.of());
  }

  private void assertRefused(String content, String message) throws IOException {
    write(content);
    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .hasMessage(folder.resolve("a75.xml") + message);
  }

  private Optional<String> grams(String time) throws IOException {
    return IntensityFolder.read(folder)
        .of(SignalPublisher.ENTSO_E, ZONE, FactorBoundary.DIRECT, RATES)
        .flatMap(series -> series.quarter(Instant.parse("2026-10-05T" + time + ":00Z")))
        .map(quarter -> quarter.gramsPerKwh().stripTrailingZeros().toPlainString());
  }

  private void write(String content) throws IOException {
    Files.writeString(folder.resolve("a75.xml"), content);
  }

  private static String document(String... series) {
    return """
        <GL_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-6:generationloaddocument:3:0">
        <type>A75</type>
        """
        + String.join("", series)
        + "</GL_MarketDocument>\n";
  }

  private static String generation(String kind, String resolution, String curve, int... megawatts) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < megawatts.length; i++) {
      points.append(point(i + 1, megawatts[i]));
    }
    int minutes = 15 * megawatts.length;
    return series(
        kind,
        resolution,
        curve,
        String.format("%02d:%02d", 12 + minutes / 60, minutes % 60),
        points.toString());
  }

  private static String series(
      String kind, String resolution, String curve, String end, String points) {
    return """
        <TimeSeries>
        <inBiddingZone_Domain.mRID codingScheme="A01">%s</inBiddingZone_Domain.mRID>
        <curveType>%s</curveType>
        <quantity_Measure_Unit.name>MAW</quantity_Measure_Unit.name>
        <MktPSRType>
        <psrType>%s</psrType>
        </MktPSRType>
        <Period>
        <timeInterval><start>2026-10-05T12:00Z</start>
        <end>2026-10-05T%sZ</end></timeInterval>
        <resolution>%s</resolution>
        %s
        </Period>
        </TimeSeries>
        """
        .formatted(ZONE, curve, kind, end, resolution, points);
  }

  private static String point(int position, int megawatts) {
    return "<Point><position>%d</position>\n<quantity>%d</quantity></Point>"
        .formatted(position, megawatts);
  }
}
