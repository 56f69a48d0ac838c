package io.greenai.report.factor.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.report.factor.FactorBoundary;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntensityFolderTest {
  private static final String UK =
      """
      {"data":[
        {"from":"2026-01-20T12:00Z","to":"2026-01-20T12:30Z",
         "intensity":{"forecast":266,"actual":263,"index":"moderate"}},
        {"from":"2026-01-20T12:30Z","to":"2026-01-20T13:00Z",
         "intensity":{"forecast":250,"actual":null,"index":"moderate"}},
        {"from":"2026-01-20T13:00Z","to":"2026-01-20T13:30Z",
         "intensity":{"forecast":null,"actual":null,"index":"moderate"}}]}
      """;
  private static final String WATTTIME =
      """
      {"data":[{"point_time":"2026-01-20T12:00:00+00:00","value":870},
               {"point_time":"2026-01-20T12:05:00+00:00","value":900},
               {"point_time":"2026-01-20T12:10:00+00:00","value":930},
               {"point_time":"2026-01-20T12:15:00+00:00","value":870}],
       "meta":{"region":"CAISO_NORTH","signal_type":"co2_aoer","units":"lbs_co2_per_mwh",
               "data_point_period_seconds":300}}
      """;
  private static final String MAPS =
      """
      {"zone":"DE","history":[
        {"zone":"DE","carbonIntensity":322,"datetime":"2026-01-20T12:00:00.000Z",
         "updatedAt":"2026-01-20T14:00:00.000Z","emissionFactorType":"lifecycle",
         "isEstimated":false,"estimationMethod":null},
        {"zone":"DE","carbonIntensity":310,"datetime":"2026-01-20T13:00:00.000Z",
         "updatedAt":"2026-01-20T14:00:00.000Z","emissionFactorType":"lifecycle",
         "isEstimated":true,"estimationMethod":"TIME_SLICER_AVERAGE"}]}
      """;
  private static final String MAPS_CSV =
      """
      Datetime (UTC),Country,Zone Name,Zone Id,Carbon Intensity gCO₂eq/kWh (direct),\
      Carbon Intensity gCO₂eq/kWh (LCA),Low Carbon Percentage,Data Source,Data Estimated
      2026-01-20 12:00:00,Germany,"Germany, whole",DE,300.5,350.25,55.1,entsoe.eu,false
      2026-01-20 13:00:00,Germany,"Germany, whole",DE,,340,55.1,entsoe.eu,true
      """;

  @TempDir private Path folder;

  @Test
  void britishHalfHoursAreDirectAndAForecastIsAnEstimate() throws IOException {
    IntensitySeries uk = only("uk.json", UK);

    assertThat(uk.zone()).isEqualTo("GB");
    assertThat(uk.boundary()).isEqualTo(FactorBoundary.DIRECT);
    assertThat(uk.size()).isEqualTo(2);
    assertThat(uk.quarter(at("12:15"))).hasValueSatisfying(is("263"));
    assertThat(uk.quarter(at("12:45"))).hasValueSatisfying(is("250"));
    assertThat(uk.quarter(at("13:00"))).isEmpty();
    assertThat(uk.quarter(at("12:00"))).hasValueSatisfying(metered());
    assertThat(uk.quarter(at("12:30"))).hasValueSatisfying(estimated());
  }

  @Test
  void poundsPerMegawattHourBecomeGramsPerKilowattHour() throws IOException {
    IntensitySeries pounds = only("wt.json", WATTTIME.replace("900", "870").replace("930", "870"));

    BigDecimal grams = pounds.quarter(at("12:00")).orElseThrow().gramsPerKwh();

    assertThat(grams).isEqualByComparingTo("394.6253619");
    assertThat(grams.setScale(4, RoundingMode.HALF_EVEN)).isEqualByComparingTo("394.6254");
  }

  @Test
  void fiveMinutesAreAveragedOverTheirQuarterHourAndAPartOfOneIsNoQuarter() throws IOException {
    IntensitySeries series = only("wt.json", WATTTIME);

    assertThat(series.zone()).isEqualTo("CAISO_NORTH");
    assertThat(series.quarter(at("12:00"))).hasValueSatisfying(is("408.233133"));
    assertThat(series.quarter(at("12:15"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"co2_moer", "health_damage"})
  void aMarginalSignalIsRefusedByItsName(String signal) throws IOException {
    write("wt.json", WATTTIME.replace("co2_aoer", signal));

    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .isInstanceOf(IntensityFileException.class)
        .hasMessage(
            folder.resolve("wt.json")
                + ": meta.signal_type: is '"
                + signal
                + "', which is no average of what was generated; an inventory takes co2_aoer alone");
  }

  @Test
  void anHourOfElectricityMapsHoldsFourQuarters() throws IOException {
    IntensitySeries maps = only("de.json", MAPS);

    assertThat(maps.boundary()).isEqualTo(FactorBoundary.LIFECYCLE);
    for (String time : List.of("12:00", "12:15", "12:30", "12:45")) {
      assertThat(maps.quarter(at(time))).hasValueSatisfying(is("322"));
    }
    assertThat(maps.quarter(at("11:45"))).isEmpty();
    assertThat(maps.quarter(at("14:00"))).isEmpty();
  }

  @Test
  void anIntensityWithoutFactorTypeCountsAsLifecycle() throws IOException {
    IntensitySeries maps =
        only("de.json", MAPS.replace("\"emissionFactorType\":\"lifecycle\",", ""));

    assertThat(maps.boundary()).isEqualTo(FactorBoundary.LIFECYCLE);
    assertThat(only("de.json", MAPS.replace("\"lifecycle\"", "\"direct\"")).boundary())
        .isEqualTo(FactorBoundary.DIRECT);
  }

  @Test
  void aDownloadHasADirectAndALifecycleSeriesAndBlanksAreGaps() throws IOException {
    write("de.csv", MAPS_CSV);

    List<IntensitySeries> both = IntensityFolder.read(folder).published();

    assertThat(both)
        .extracting(IntensitySeries::boundary)
        .containsExactly(FactorBoundary.DIRECT, FactorBoundary.LIFECYCLE);
    assertThat(both.get(0).quarter(at("12:30"))).hasValueSatisfying(is("300.5"));
    assertThat(both.get(0).quarter(at("13:30"))).isEmpty();
    assertThat(both.get(1).quarter(at("13:30"))).hasValueSatisfying(is("340"));
    assertThat(both.get(1).quarter(at("12:00"))).hasValueSatisfying(metered());
    assertThat(both.get(1).quarter(at("13:00"))).hasValueSatisfying(estimated());
  }

  @Test
  void onlyQuarterHoursCanBeAskedFor() throws IOException {
    IntensitySeries uk = only("uk.json", UK);

    assertThatThrownBy(() -> uk.quarter(at("12:07")))
        .hasMessage("2026-01-20T12:07:00Z does not start a quarter-hour of UTC");
  }

  @Test
  void filesMayOverlapWhereTheyAgreeAndNotWhereTheyDiffer() throws IOException {
    write("a.json", UK);
    write("b.json", UK);
    assertThat(IntensityFolder.read(folder).published()).hasSize(1);
    write("b.json", UK.replace("263", "264"));

    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .hasMessage(
            folder.resolve("b.json")
                + ": data[0]: says 264 g/kWh from 2026-01-20T12:00:00Z for GB, where another row"
                + " says 263 from 2026-01-20T12:00:00Z; keep one of them");
  }

  @Test
  void anIntensityThatCannotBeIsRefused() throws IOException {
    write("uk.json", UK.replace("263", "26300"));

    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .hasMessage(
            folder.resolve("uk.json")
                + ": data[0]: 26300 is not between 0 and 3000, where a grid-intensity lies in"
                + " gCO2e/kWh");
  }

  @Test
  void slotsOfADayAreTooCoarse() throws IOException {
    write(
        "de.json",
        MAPS.replace(
            "\"zone\":\"DE\",\"history\"",
            "\"zone\":\"DE\",\"temporalGranularity\":\"daily\",\"history\""));
    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .hasMessage(
            folder.resolve("de.json")
                + ": temporalGranularity: is 'daily'; slots must take an hour at most");
    Files.delete(folder.resolve("de.json"));
    write("de.csv", MAPS_CSV.replace("20 13:00", "21 12:00"));
    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .hasMessage(
            folder.resolve("de.csv")
                + ":3: comes PT24H after the row before; slots must take an hour at most, in order");
  }

  @Test
  void whatIsNoIntensityFileIsNamed() throws IOException {
    write("x.json", "{\"answer\":42}");
    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .hasMessage(
            folder.resolve("x.json")
                + ": is not known; give what Electricity Maps v3, UK Carbon Intensity or WattTime v3"
                + " answer");
    write("x.json", "{\"zone\":\n oops}");
    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .hasMessageStartingWith(folder.resolve("x.json") + ":2: is no JSON: ");
    Files.delete(folder.resolve("x.json"));
    write("x.csv", "a,b\n1,2\n3,4\n");
    assertThatThrownBy(() -> IntensityFolder.read(folder))
        .hasMessage(folder.resolve("x.csv") + ":1: has no column 'Datetime (UTC)'");
  }

  private IntensitySeries only(String file, String content) throws IOException {
    write(file, content);
    List<IntensitySeries> series = IntensityFolder.read(folder).published();
    assertThat(series).hasSize(1);
    return series.get(0);
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-01-20T" + time + ":00Z");
  }

  private static Consumer<IntensitySeries.Quarter> is(String expected) {
    return actual -> assertThat(actual.gramsPerKwh()).isEqualByComparingTo(expected);
  }

  private static Consumer<IntensitySeries.Quarter> metered() {
    return actual -> assertThat(actual.estimated()).isFalse();
  }

  private static Consumer<IntensitySeries.Quarter> estimated() {
    return actual -> assertThat(actual.estimated()).isTrue();
  }
}
